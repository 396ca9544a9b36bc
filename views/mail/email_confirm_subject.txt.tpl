[[Confirm your new email address]]
