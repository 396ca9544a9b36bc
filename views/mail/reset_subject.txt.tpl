[[Choose a new password for {{SITE_NAME}}]]
