[[Confirm that you want to follow outages of {{BRAND}}]]
