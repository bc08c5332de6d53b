// SPDX-License-Identifier: Apache-2.0
// What relays of this world say when they refuse, and whom they mean. The words are theirs, the addresses are
// not.
#include "domain/smtp_refusal.hpp"

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

using enum SmtpStage;

struct Answer {
  SmtpStage stage;
  int code;
  const char* words;
};

Blame verdict_on(const Answer& answer) {
  return domain::blame_of({answer.stage, answer.code, answer.words});
}

constexpr Answer about_the_sender[] = {
    // Gmail and Google Workspace
    {Content, 550,
     "5.4.5 Daily user sending limit exceeded. For more information on Gmail 5.4.5 sending limits go to"},
    {Content, 550, "5.4.5 Daily SMTP relay sending limit exceeded for user."},
    {RcptTo, 530, "5.7.0 Authentication Required. For more information, go to"},
    {Content, 550,
     "5.7.26 Unauthenticated email from acme.example is not accepted due to domain's DMARC policy."},
    {Content, 550, "5.7.28 Gmail has detected an unusual rate of mail originating from your SPF domain."},
    {Content, 550,
     "5.7.1 Invalid credentials for relay [192.0.2.1]. The IP address you've registered differs"},
    {RcptTo, 534, "5.7.9 Application-specific password required."},
    {RcptTo, 550, "5.7.0 Mail relay denied [192.0.2.1]. Invalid credentials for relay"},
    // Exchange and Microsoft 365
    {Content, 550, "5.7.60 SMTP; Client does not have permissions to send as this sender"},
    {Content, 554, "5.2.252 SendAsDenied; desk@acme.example not allowed to send as support@acme.example"},
    {Content, 554,
     "5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed"},
    {Content, 554, "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process"},
    {RcptTo, 530, "5.7.57 Client not authenticated to send mail."},
    {RcptTo, 550, "5.7.54 SMTP; Unable to relay recipient in non-accepted domain"},
    {RcptTo, 550, "5.7.64 TenantAttribution; Relay Access Denied"},
    {Content, 550, "5.1.8 Access denied, bad outbound sender AS(42004)"},
    {Content, 550,
     "5.1.90 Your message can't be sent because you've reached your daily limit for message recipients"},
    {Content, 550, "5.7.708 Service unavailable. Access denied, traffic not accepted from this IP."},
    {Content, 550, "5.7.705 Access denied, tenant has exceeded threshold."},
    {Content, 550, "5.7.501 Access denied, spam abuse detected."},
    {Content, 550,
     "5.7.232 Your message can't be sent because your trial tenant has exceeded its daily limit"},
    {RcptTo, 550, "5.7.1 Unable to relay"},
    {RcptTo, 550, "5.7.1 Client does not have permissions to send as this sender"},
    // Postfix
    {RcptTo, 553, "5.7.1 <support@acme.example>: Sender address rejected: not owned by user desk"},
    {RcptTo, 553, "5.7.1 <support@acme.example>: Sender address rejected: not logged in"},
    {RcptTo, 550,
     "5.1.0 <support@acme.example>: Sender address rejected: User unknown in virtual mailbox table"},
    {RcptTo, 554, "5.7.1 <eva@volvo.example>: Relay access denied"},
    {RcptTo, 504, "5.5.2 <vm>: Helo command rejected: need fully-qualified hostname"},
    {RcptTo, 550, "5.7.1 <vm>: Helo command rejected: Host not found"},
    {RcptTo, 504, "5.5.2 <support>: Sender address rejected: need fully-qualified address"},
    {RcptTo, 554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org"},
    {RcptTo, 554, "5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied"},
    {RcptTo, 554,
     "5.7.1 <eva@volvo.example>: Recipient address rejected: Policy Rejection- Message quota exceeded"},
    {RcptTo, 554,
     "5.7.1 <eva@volvo.example>: Recipient address rejected: You have exceeded your Outmail quota."},
    {RcptTo, 554, "5.7.1 <eva@volvo.example>: Recipient address rejected: Sender Hourly Quota Exceeded"},
    {RcptTo, 550, "5.4.6 <eva@volvo.example>: Recipient address rejected: Sender Daily Quota Exceeded"},
    {RcptTo, 554, "5.7.1 <eva@volvo.example>: Recipient address rejected: SMTP AUTH is required for users"},
    {RcptTo, 550, "5.7.1 Session encryption is required"},
    {RcptTo, 530, "5.7.0 Must issue a STARTTLS command first"},
    {Data, 554, "5.7.1 <DATA>: Data command rejected: only 10 messages per day"},
    // Exim and what is sold upon it
    {RcptTo, 550, "relay not permitted"},
    {RcptTo, 550, "Sender verify failed"},
    {RcptTo, 550, "Verification failed for <support@acme.example> No Such User Here Sender verify failed"},
    {RcptTo, 550,
     "Please turn on SMTP Authentication in your mail client. [192.0.2.1]:40 is not permitted to relay"},
    {RcptTo, 550, "SMTP AUTH is required for message submission on port 587"},
    {RcptTo, 550, "Access denied - Invalid HELO name (See RFC2821 4.1.1.1)"},
    {RcptTo, 550, "Domain acme.example has exceeded the max emails per hour (100/100 (100%)) allowed."},
    {RcptTo, 550,
     "Domain acme.example has exceeded the max defers and failures per hour (5/5 (100%)) allowed."},
    {RcptTo, 550, "Outgoing mail from \"support@acme.example\" has been suspended."},
    // sendmail, qmail, hMailServer, Domino
    {RcptTo, 550, "5.7.1 <eva@volvo.example>... Relaying denied. Proper authentication required."},
    {RcptTo, 553,
     "5.1.8 <support@acme.example>... Domain of sender address support@acme.example does not exist"},
    {RcptTo, 553, "sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"},
    {RcptTo, 553, "sorry, your envelope sender is in my badmailfrom list (#5.7.1)"},
    {RcptTo, 530, "SMTP authentication is required."},
    {RcptTo, 550, "Delivery is not allowed to this address."},
    {Content, 554, "Relay rejected for policy reasons."},
    // Amazon SES, SendGrid, Mailgun, Postmark, SparkPost
    {Content, 554,
     "Message rejected: Email address is not verified. The following identities failed the check"},
    {Content, 554, "Message rejected: Sending paused for this account. For more information"},
    {Content, 554,
     "Access denied: User `arn:aws:iam::1:user/x' is not authorized to perform `ses:SendRawEmail'"},
    {Content, 550, "The from address does not match a verified Sender Identity. Mail cannot be sent until"},
    {RcptTo, 550, "Unauthenticated senders not allowed"},
    {Content, 550, "5.7.1 Unconfigured Sending Domain <acme.example>"},
    {Content, 554, "Domain acme.example is not allowed to send: The domain is unverified and requires DNS"},
    {Content, 554,
     "Free accounts are for test purposes only. Please upgrade or add the address to authorized"},
    {Content, 550, "The 'From' address you supplied is not a Sender Signature on your account."},
    {RcptTo, 525, "5.7.1 Unauthorized IP address"},
    // OVH, GMX, IONOS, Zoho, GoDaddy, Yahoo, iCloud, Fastmail
    {RcptTo, 550, "sorry, too many emails (#5.7.1)"},
    {Content, 550, "Requested action not taken: mailbox unavailable Sender address is not allowed."},
    {RcptTo, 553, "Relaying disallowed as support@acme.example"},
    {RcptTo, 553, "Sender is not allowed to relay emails"},
    {RcptTo, 550, "5.4.6 Unusual sending activity detected. Please try after sometime"},
    {RcptTo, 550,
     "User support@acme.example has exceeded its 24-hour sending limit. Messages sent: 500. Limit: 500"},
    {Content, 553, "From address not verified"},
    {Content, 550, "5.7.0 From address is not one of your addresses"},
    {Content, 551, "5.7.1 Not authorised to send from this header address"},
    {RcptTo, 550, "5.1.0 support@acme.example sender rejected"},
    // mail.ru, Yandex, NetEase, QQ
    {RcptTo, 550, "not local sender over smtp"},
    {RcptTo, 550, "Ratelimit exceeded for mailbox support@acme.example. Try again later."},
    {RcptTo, 553, "5.7.1 Sender address rejected: not owned by auth user."},
    {RcptTo, 553, "Mail from must equal authorized user"},
    {RcptTo, 501, "mail from address must be same as authorization user"},
    {RcptTo, 550, "User has no permission"},
    {RcptTo, 550, "Connection frequency limited"},
    {RcptTo, 535, "5.7.0 NEOBHODIM parol prilozheniya"},
    // limits that will be lifted, whatever the first digit
    {RcptTo, 452, "4.3.2 Hourly sending quota reached for this account"},
    {Content, 450, "4.7.1 <END-OF-MESSAGE>: End-of-data rejected: Number messages per hour exceeded."},
    {Content, 451, "4.7.1 Hourly limit exceeded"},
    {Content, 454, "Throttling failure: Maximum sending rate exceeded."},
    {RcptTo, 454, "4.7.0 Temporary authentication failure"},
    {RcptTo, 454, "4.7.1 <eva@volvo.example>: Relay access denied"},
    {RcptTo, 450, "4.1.8 <support@acme.example>: Sender address rejected: Domain not found"},
    {RcptTo, 450, "4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]"},
    // some more words for it
    {Content, 550, "5.7.0 Mail Sending denied."},
    {Content, 550, "5.7.1 From: address not verified"},
    {Content, 550, "5.7.1 Message rejected, sender account has been locked"},
    {Content, 554, "5.7.0 Too many recipients today"},
    {RcptTo, 550, "#5.7.1 Your access to submit messages to this e-mail system has been rejected."},
    {RcptTo, 550, "5.7.1 Unauthorized relay"},
    {RcptTo, 550, "This system is configured to reject mail from 192.0.2.1 (Host blacklisted)"},
    {RcptTo, 554, "Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1"},
    {RcptTo, 550, "Absenderadresse nicht erlaubt"},
    // MAIL FROM is about the sender whatever is said
    {MailFrom, 550, "no"},
    {MailFrom, 553, "sorry"},
    {MailFrom, 552, "5.2.2 your box is full"},
    {Data, 502, "what"},
};

constexpr Answer about_the_recipient[] = {
    {RcptTo, 550,
     "5.1.1 <eva@volvo.example>: Recipient address rejected: User unknown in local recipient table"},
    {RcptTo, 550, "5.1.1 The email account that you tried to reach does not exist."},
    {RcptTo, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"},
    {RcptTo, 556, "5.1.10 Recipient address has null MX"},
    {RcptTo, 550, "No Such User Here"},
    {RcptTo, 550, "unrouteable address"},
    {RcptTo, 550, "who"},
    {RcptTo, 552, "5.2.2 The email account that you tried to reach is over quota."},
    {RcptTo, 552, "5.2.2 <eva@volvo.example>: user has exceeded the daily quota of this mailbox"},
    {RcptTo, 550, "5.2.1 The email account that you tried to reach is disabled."},
    {RcptTo, 550, "5.2.121 Recipient's per hour message receive limit from this sender exceeded"},
    {RcptTo, 550, "Mailbox full"},
    {RcptTo, 552, "recipient storage full, try again later"},
    {RcptTo, 550, "5.4.1 Recipient address rejected: Access denied."},
    {RcptTo, 550, "5.4.310 DNS domain volvo.example does not exist"},
    {RcptTo, 504, "5.5.2 <eva>: Recipient address rejected: need fully-qualified address"},
    {RcptTo, 550, "5.1.2 <eva@volvo.example>: Recipient address rejected: Domain not found"},
    {RcptTo, 550, "5.7.1 RESOLVER.RST.AuthRequired; authentication required"},
    {RcptTo, 550, "5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required"},
    {RcptTo, 550, "5.7.124 Sender not in allowed-senders list"},
    {RcptTo, 550, "5.7.12 sender was not authenticated by organization"},
    {RcptTo, 550, "5.7.1 You are not allowed to send to this mailing list"},
    {RcptTo, 550, "5.7.507 Access denied, rejected by recipient"},
    {RcptTo, 550,
     "5.1.1 <eva@volvo.example>: Recipient address rejected: undeliverable address: host "
     "mx.volvo.example[192.0.2.9] said: 554 5.7.1 Client host blocked using a list (in reply to RCPT TO)"},
    {RcptTo, 550,
     "Callout verification failed: response to \"RCPT TO:<eva@volvo.example>\" was: 550 relay not permitted"},
    {RcptTo, 550, "5.7.1 Recipient's mailbox does not accept mail from outside the company"},
    {RcptTo, 550, "5.7.1 This mailbox does not accept mail from external senders"},
    // what stands in an address says nothing
    {RcptTo, 550, "<daily-sending-limit@volvo.example> not here"},
    {RcptTo, 550, "relay1.acme.example: not known"},
    // the mail itself
    {Content, 554, "5.7.1 Message rejected as spam"},
    {Content, 554, "5.7.1 spam"},
    {Content, 554, "5.6.0 not that text"},
    {Content, 552, "5.7.0 This message was blocked because its content presents a potential security issue."},
    {Content, 554, "5.7.1 The message contains a link that we know as phishing"},
    {Content, 552, "5.3.4 Message size exceeds fixed limit"},
    {Content, 550, "5.6.7 SMTPUTF8 is required"},
    {Data, 554, "5.7.1 policy"},
    {MailFrom, 552, "too big"},
    {MailFrom, 554, "5.3.4 too big"},
    {MailFrom, 552, "5.2.3 Message exceeds administrative limit"},
};

constexpr Answer about_the_moment[] = {
    {RcptTo, 450, "greylisted"},
    {RcptTo, 450, "4.7.1 <eva@volvo.example>: Client host rejected: Greylisted, see postgrey"},
    {RcptTo, 451, "4.3.2 come back later"},
    {RcptTo, 452, "4.2.2 The email account that you tried to reach is over quota."},
    {RcptTo, 450, "4.2.1 The user you are trying to contact is receiving mail at a rate that prevents more"},
    {RcptTo, 450,
     "4.1.1 <eva@volvo.example>: Recipient address rejected: unverified address: Address verification in "
     "progress"},
    {RcptTo, 421, "4.4.5 Server busy, try again later."},
    {Data, 451, "later"},
    {Content, 451, "4.3.0 Mail server temporarily rejected message."},
    {Content, 452, "4.3.1 Insufficient system storage"},
    {MailFrom, 451, "later"},
    {MailFrom, 452, "4.3.1 full"},
};

}  // namespace

TEST_CASE(
    "what a relay says of the sender, his login, his limits, his name or his host is no recipient's fault") {
  for (const auto& answer : about_the_sender) {
    CAPTURE(answer.words);
    CHECK(verdict_on(answer) == Blame::Sender);
  }
}

TEST_CASE(
    "a recipient that does not exist, is full, is closed to us, and a mail that is not wanted stay theirs") {
  for (const auto& answer : about_the_recipient) {
    CAPTURE(answer.words);
    CHECK(verdict_on(answer) == Blame::Recipient);
  }
}

TEST_CASE("what may go later is nobody's fault") {
  for (const auto& answer : about_the_moment) {
    CAPTURE(answer.words);
    CHECK(verdict_on(answer) == Blame::Moment);
  }
}

TEST_CASE("odd enhanced codes are read as words, not as codes") {
  for (const char* const words :
       {"5", "5.", "5.2", "5.2.", "5.2.x", "5.2.1.1 x", "5.2.99999 x", "#", "#5", "x #5.", ""})
    CHECK(blame_of({RcptTo, 550, words}) == Blame::Recipient);
  CHECK(blame_of({MailFrom, 599, ""}) == Blame::Sender);
}

}  // namespace ticketd::domain
