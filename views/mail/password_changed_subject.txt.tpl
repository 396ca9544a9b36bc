[[Your password for {{SITE_NAME}} has been changed]]
