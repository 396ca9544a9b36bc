[[The email address of your account is being changed]]
