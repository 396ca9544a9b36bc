[[Activate your account at {{SITE_NAME}}]]
