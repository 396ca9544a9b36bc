[[Confirm your request for an account at {{SITE_NAME}}]]
