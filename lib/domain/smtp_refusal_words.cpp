#include <algorithm>
#include <array>
#include <span>

#include "domain/smtp_refusal.hpp"

namespace ticketd::domain {
namespace {

// All of them stand in the text, each at the beginning of a word.
using Phrases = std::array<std::string_view, 2>;

// A far server, asked while we wait: what it says of us it says for one recipient.
constexpr Phrases far_servers[] = {
    {"said:"}, {"in reply to"}, {"response to", "rcpt"}, {"undeliverable address"}, {"callout verification"},
};

// One recipient's or his server's, however much it sounds like ours.
constexpr Phrases recipients[] = {
    {"recipient verify fail"},
    {"recipient address rejected", "user unknown"},
    {"recipient address rejected", "access denied"},
    {"recipient address rejected", "domain not found"},
    {"recipient address rejected", "need fully-qualified"},
    {"recipient address rejected", "address verification"},
    {"greylist"},
    {"graylist"},
    {"grey list"},
    {"grey-list"},
    {"receive limit"},
    {"receiving mail"},
    {"receiving limit"},
    {"resolver.rst"},  // Exchange: this recipient hears only those who are logged in there
    {"sendernotauthenticatedfor"},
    {"allowed to send to"},
    {"permitted to send to"},
    {"authorized to send to"},
    {"authorised to send to"},
    {"permission to send to"},
    {"allowed to post"},
    {"members only"},
    {"members of the list"},
    {"only members"},
    {"subscribers"},
    {"this mailing list"},
    {"this group"},
    {"this distribution list"},
    {"by recipient"},
    {"by the recipient"},
    {"by this recipient"},
    {"recipient has"},
    {"recipient does"},
    {"recipient only"},
    {"user has blocked"},
    {"user unknown"},
    {"unknown user"},
    {"no such user"},
    {"no such mailbox"},
    {"mailbox full"},
    {"mailbox is full"},
    {"mailbox not found"},
    {"recipient not found"},
    {"recipient unknown"},
    {"unknown recipient"},
    {"invalid recipient"},
};

// Ours beyond any code: Exchange says 5.2.0 for it, GMX and others "mailbox unavailable".
constexpr Phrases ours[] = {
    {"storedrv.submission"},     {"sendasdenied"}, {"sender verify fail"}, {"sender address is not allowed"},
    {"sender address rejected"}, {"not owned by"},
};

constexpr Phrases senders_address[] = {
    {"sender address"},
    {"sender rejected"},
    {"sender denied"},
    {"sender refused"},
    {"sender verification"},
    {"sender login"},
    {"sender identity"},
    {"sender signature"},
    {"sender domain"},
    {"sender policy"},
    {"sender is"},
    {"sender not"},
    {"sender must"},
    {"sender does"},
    {"sender has"},
    {"sender blocked"},
    {"sender mismatch"},
    {"sender unknown"},
    {"senders not"},
    {"sender", "blacklist"},
    {"sender", "blocklist"},
    {"sender", "banned"},
    {"sender", "not verified"},
    {"sender", "unverified"},
    {"sender", "not allowed"},
    {"sender", "not permitted"},
    {"sender", "not authori"},
    {"sender", "suspended"},
    {"sender", "quota"},
    {"sender", "limit"},
    {"invalid sender"},
    {"bad sender"},
    {"unknown sender"},
    {"unauthorized sender"},
    {"unauthenticated sender"},
    {"domain of sender"},
    {"sending domain"},
    {"not local sender"},
    {"envelope sender"},
    {"badmailfrom"},
    {"return path"},
    {"return-path"},
    {"send as"},
    {"send on behalf"},
    {"sendonbehalf"},
    {"to send from"},
    {"to send mail from"},
    {"to send email from"},
    {"send mail using this"},
    {"from address"},
    {"from header"},
    {"header from"},
    {"header address"},
    {"mail from", "must"},
    {"mail from", "not"},
    {"mailfrom", "must"},
    {"address is not verified"},
    {"identities failed"},
    {"domain is not allowed to send"},
    {"domain is unverified"},
    {"sandbox"},
    {"free accounts"},
    {"spf"},
    {"dkim"},
    {"dmarc"},
    {"spoof"},
    {"anti-spoof"},
    {"unauthenticated email"},
    {"unauthenticated mail"},
};

constexpr Phrases limits[] = {
    {"sending limit"},
    {"sending quota"},
    {"sending rate"},
    {"sending volume"},
    {"sending", "suspended"},
    {"sending", "paused"},
    {"sending", "disabled"},
    {"unusual sending"},
    {"send limit"},
    {"send quota"},
    {"sent too many"},
    {"daily", "limit"},
    {"daily", "quota"},
    {"hourly", "limit"},
    {"hourly", "quota"},
    {"hourly rate"},
    {"monthly", "limit"},
    {"monthly", "quota"},
    {"hour limit"},
    {"day limit"},
    {"24-hour"},
    {"24 hour"},
    {"per hour"},
    {"per day"},
    {"per minute"},
    {"per month"},
    {"message quota"},
    {"message count quota"},
    {"messages quota"},
    {"email quota"},
    {"mail quota"},
    {"outmail quota"},
    {"smtp quota"},
    {"message limit"},
    {"messages limit"},
    {"message rate"},
    {"mail limit"},
    {"email limit"},
    {"outgoing", "quota"},
    {"outgoing", "limit"},
    {"outgoing", "suspended"},
    {"outgoing", "disabled"},
    {"outgoing", "blocked"},
    {"outbound", "limit"},
    {"outbound", "quota"},
    {"bad outbound"},
    {"rate limit"},
    {"rate-limit"},
    {"ratelimit"},
    {"rate exceeded"},
    {"throttl"},
    {"too many messages"},
    {"too many emails"},
    {"too many e-mails"},
    {"too many mails"},
    {"too much mail"},
    {"max emails"},
    {"max messages"},
    {"max defers"},
    {"maximum credits"},
    {"credits exceeded"},
    {"submissionquota"},
    {"you have exceeded"},
    {"you've exceeded"},
    {"you exceeded"},
    {"you have reached"},
    {"you've reached"},
    {"you have sent"},
    {"frequency limit"},
    {"mail flood"},
};

constexpr Phrases login[] = {
    {"authentication required"},
    {"authentication is required"},
    {"authentication failed"},
    {"authentication failure"},
    {"authentication unsuccessful"},
    {"authentication credentials"},
    {"authentication needed"},
    {"requires authentication"},
    {"require authentication"},
    {"proper authentication"},
    {"without authentication"},
    {"smtp auth"},
    {"auth required"},
    {"auth is required"},
    {"auth first"},
    {"not authenticated"},
    {"unauthenticated"},
    {"must authenticate"},
    {"please authenticate"},
    {"authenticate first"},
    {"not authorized to perform"},
    {"not logged"},
    {"login required"},
    {"log in first"},
    {"please log in"},
    {"please login"},
    {"bad credentials"},
    {"invalid credentials"},
    {"application-specific password"},
    {"username and password"},
    {"starttls"},
    {"must issue"},
    {"encryption required"},
    {"encryption is required"},
    {"pop before smtp"},
    {"check your mail first"},
    {"user has no permission"},
    {"your account"},
    {"this account", "send"},
    {"not authorized to submit"},
    {"submission", "denied"},
};

constexpr Phrases name_and_relaying[] = {
    {"helo"},
    {"ehlo"},
    {"fully-qualified hostname"},
    {"fully qualified hostname"},
    {"fully qualified domain"},
    {"hostname", "fqdn"},
    {"relaying"},
    {"relay access"},
    {"relay denied"},
    {"relay not"},
    {"relay is not"},
    {"relay rejected"},
    {"relay prohibited"},
    {"relay restricted"},
    {"relay operation"},
    {"relay mail"},
    {"relay from"},
    {"to relay"},
    {"not relay"},
    {"cannot relay"},
    {"can't relay"},
    {"don't relay"},
    {"no relay"},
    {"open relay"},
    {"not an open relay"},
    {"rcpthosts"},
    {"tenantattribution"},
    {"not allowed to this address"},  // hMailServer's relaying rules
};

constexpr Phrases reputation[] = {
    {"client host"},
    {"client was not"},
    {"client not"},
    {"client does not"},
    {"blocked using"},
    {"spamhaus"},
    {"spamcop"},
    {"sorbs"},
    {"barracuda"},
    {"dnsbl"},
    {"rbl"},
    {"your ip"},
    {"your host"},
    {"your server"},
    {"your domain"},
    {"your network"},
    {"your mail server"},
    {"ip address", "block"},
    {"ip address", "blacklist"},
    {"ip address", "listed"},
    {"ip address", "banned"},
    {"ip address", "not allowed"},
    {"ip address", "unauthorized"},
    {"unauthorized ip"},
    {"ip not"},
    {"sending ip"},
    {"ip", "blacklisted"},
    {"reputation"},
    {"reverse dns"},
    {"reverse lookup"},
    {"rdns"},
    {"ptr record"},
    {"ptr"},
    {"unsolicited", "originating"},
    {"spam abuse"},
    {"traffic not accepted"},
    {"not allowed to connect"},
    {"not allowed to use this"},
};

bool begins_a_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  return !((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9') || before == '_');
}

bool stands_in(std::string_view text, std::string_view phrase) {
  for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1))
    if (begins_a_word(text, at)) return true;
  return false;
}

bool any_stands_in(std::string_view text, std::span<const Phrases> rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const Phrases& row) {
    return std::all_of(row.begin(), row.end(),
                       [&](auto phrase) { return phrase.empty() || stands_in(text, phrase); });
  });
}

}  // namespace

std::optional<Blame> blame_despite_codes(std::string_view text) {
  if (any_stands_in(text, far_servers)) return Blame::Recipient;
  if (any_stands_in(text, ours)) return Blame::Sender;
  if (any_stands_in(text, recipients)) return Blame::Recipient;
  return std::nullopt;
}

std::optional<Blame> blame_by_words(std::string_view text) {
  for (const std::span<const Phrases> rows :
       {std::span<const Phrases>(senders_address), std::span<const Phrases>(limits),
        std::span<const Phrases>(login), std::span<const Phrases>(name_and_relaying),
        std::span<const Phrases>(reputation)})
    if (any_stands_in(text, rows)) return Blame::Sender;
  return std::nullopt;
}

}  // namespace ticketd::domain
