/* SPDX-License-Identifier: Apache-2.0 */
/* The words of each flash message. */
#include "flash.h"

#include <stddef.h>

#include "i18n.h"

static const char *const flash_texts[FLASH_COUNT] = {
	[FLASH_SIGNED_OUT] = N_("You are signed out."),
	[FLASH_PASSWORD_CHANGED] = N_(
	    "Your password has been changed. Your other sessions have been ended."),
	[FLASH_PASSWORD_RESET] = N_(
	    "Your new password has been saved. You can sign in with it now."),
	[FLASH_PROFILE_SAVED] = N_("Your details have been saved."),
	[FLASH_EMAIL_CONFIRM_SENT] = N_("We have sent a message to your new address. Open the link "
					"in it to confirm the address."),
	[FLASH_EMAIL_CHANGED] = N_("Your email address has been changed."),
	[FLASH_SESSION_ENDED] = N_("That session has been ended."),
	[FLASH_SESSIONS_ENDED] = N_("All your other sessions have been ended."),
	[FLASH_REPLY_SENT] = N_("Your reply has been sent."),
	[FLASH_NOTE_SAVED] = N_("The internal note has been saved. Only colleagues can see it."),
	[FLASH_TICKET_SOLVED] = N_("Thank you. This ticket is now resolved."),
	[FLASH_TICKET_REOPENED] = N_("The ticket is open again. We will look at it."),
	[FLASH_TICKET_KEPT_OPEN] = N_("The ticket stays open for another 7 days."),
	[FLASH_TICKET_UPDATED] = N_("The ticket has been updated."),
	[FLASH_INVITED] = N_("The invitation has been sent."),
	[FLASH_INVITATION_RESENT] = N_(
	    "The invitation has been sent again. Earlier links no longer work."),
	[FLASH_CUSTOMER_DISABLED] = N_(
	    "The account has been disabled. Its sessions have been ended."),
	[FLASH_CUSTOMER_ENABLED] = N_("The account has been enabled."),
	[FLASH_REGISTRATION_APPROVED] = N_(
	    "The request has been approved and the activation message sent."),
	[FLASH_REGISTRATION_REFUSED] = N_("The request has been refused."),
	[FLASH_ORGANISATION_ADDED] = N_("The organisation has been added."),
	[FLASH_REGISTRATION_ASSIGNED] = N_(
	    "The managers of the organisation can decide on the request now and have been told."),
	[FLASH_ACCESS_GRANTED] = N_("This manager sees all tickets of the organisation now."),
	[FLASH_ACCESS_ENDED] = N_("This manager sees the own tickets only."),
	[FLASH_SIGN_IN_FIRST] = N_("Sign in to open this page."),
	[FLASH_LINK_SENT] = N_("If this address is known to us, a new link is on its way."),
	[FLASH_PROBLEM_CREATED] = N_("The problem has been created."),
	[FLASH_PROBLEM_SAVED] = N_("The problem has been saved."),
	[FLASH_TICKET_LINKED] = N_("The ticket has been linked."),
	[FLASH_TICKET_UNLINKED] = N_("The ticket has been taken off."),
	[FLASH_BULK_ORDERED] = N_("The reply is being sent. This page shows how far it is."),
	[FLASH_ARTICLE_HELPED] = N_("Thank you. Good to hear that it helped."),
	[FLASH_ARTICLE_FEEDBACK] = N_("Thank you. We use your answer to make this article better."),
	[FLASH_NEWS_SAVED] = N_("The news item has been saved."),
	[FLASH_NEWS_PUBLISHED] = N_("The news item is published. Everybody can read it now."),
	[FLASH_NEWS_SCHEDULED] = N_(
	    "The news item is planned. It appears by itself at its moment."),
	[FLASH_NEWS_WITHDRAWN] = N_("The news item is a draft again. Nobody outside can read it."),
	[FLASH_OUTAGE_PUBLISHED] = N_("It is public now. The emails are on their way."),
	[FLASH_OUTAGE_DRAFTED] = N_("The draft is saved. Only the desk sees it; nobody was told."),
	[FLASH_OUTAGE_DRAFT_GONE] = N_("The draft is gone."),
	[FLASH_OUTAGE_CAUSE] = N_("The cause has been published."),
	[FLASH_SERVICE_SAVED] = N_("The service has been saved."),
	[FLASH_AFFECTED] = N_(
	    "Thank you. We mail you at each update and when it is solved. You need no ticket."),
	[FLASH_AFFECTED_COUNTED] = N_("Thank you, we have counted you. Follow our outages by email "
				      "to hear when it is solved."),
	[FLASH_INCIDENT_DECLARED] = N_(
	    "The major incident has been published and the tickets are linked."),
	[FLASH_INCIDENT_ENDED] = N_(
	    "The outage has ended for everyone. Its open tickets are being resolved."),
	[FLASH_SEARCH_HANDLED] = N_("Marked as handled."),
	[FLASH_ARTICLE_SAVED] = N_("The article has been saved. Readers keep what they had."),
	[FLASH_ARTICLE_PUBLISHED] = N_("The article has been published."),
	[FLASH_ARTICLE_PLANNED] = N_("The article will be published at the moment you chose."),
	[FLASH_LINKS_AGAIN] = N_("The links of this article to our own pages have been checked, "
				 "those to other sites will be within minutes."),
	[FLASH_NOT_HANDLED] = N_("It is on the list again."),
	[FLASH_ARTICLE_WITHDRAWN] = N_("The article has been withdrawn. Readers get it no more."),
	[FLASH_TOPIC_SAVED] = N_("The topic has been saved."),
	[FLASH_TOPIC_REMOVED] = N_("The topic has been removed."),
	[FLASH_FOLDER_SAVED] = N_("The folder has been saved."),
	[FLASH_FOLDER_REMOVED] = N_("The folder has been removed."),
	[FLASH_ORDER_SAVED] = N_("The order has been changed."),
	[FLASH_FILE_ADDED] = N_("The files have been added to the article."),
	[FLASH_RELATED_SAVED] = N_("What to read also has been changed."),
	[FLASH_FILE_REMOVED] = N_("The file has been removed from the article."),
};

const char *flash_text(enum flash flash)
{
	if (flash <= FLASH_NONE || flash >= FLASH_COUNT || flash_texts[flash] == NULL)
		return NULL;
	return _(flash_texts[flash]);
}
