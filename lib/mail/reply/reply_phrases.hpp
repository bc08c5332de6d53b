// SPDX-License-Identifier: Apache-2.0
// The words that mail programs put around quoted text, by language. Each table is asked with folded text
// (reply_fold.hpp) and folds itself once; to teach a language, add its words here and nowhere else.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ticketd::mail {

// What a line of a header block names: 'Gesendet:' is Sent.
enum class Label : std::uint8_t { From, Sent, Date, To, Subject, Other };

// `word` stands before the colon.
[[nodiscard]] std::optional<Label> header_label(std::string_view word);

// What the whole line begins with: 'Gesendet:', '*From:*', 'De :'. A label ends within the first bytes of the
// line or is none.
[[nodiscard]] std::optional<Label> line_label(std::string_view folded);

// 'wrote', 'schrieb', 'написал': the last word of the phrase where there are several ('a écrit').
[[nodiscard]] bool is_verb_of_writing(std::string_view word);
// For scripts without blanks between words.
[[nodiscard]] bool contains_verb_of_writing(std::string_view folded);
// 'I wrote' and its like: the sender speaks of themselves.
[[nodiscard]] bool speaks_of_own_writing(std::string_view folded);
// The first word of an attribution: 'on', 'am', 'le', 'den'.
[[nodiscard]] bool opens_attribution(std::string_view word);
// 'Quoting NAME <address>:', 'Zitat von'.
[[nodiscard]] bool starts_with_quoting(std::string_view folded);

// 'original message', 'ursprüngliche nachricht'.
[[nodiscard]] bool names_original_message(std::string_view folded);
// 'forwarded message', 'weitergeleitete nachricht', 'begin forwarded message'.
[[nodiscard]] bool names_forwarded_message(std::string_view folded);
// 'please type your reply above this line'.
[[nodiscard]] bool asks_to_reply_above(std::string_view folded);

// 'sent from', 'gesendet von', 'get outlook': the length of the phrase that begins the line, 0 for none.
[[nodiscard]] std::size_t device_phrase_length(std::string_view folded);
// 'sent from my': here any device may follow. The same kind of answer.
[[nodiscard]] std::size_t own_device_phrase_length(std::string_view folded);
// '... gesendet', '...から送信' at the line's end.
[[nodiscard]] bool ends_with_device_phrase(std::string_view folded);
// iPhone, Outlook, Galaxy, 'telefon'.
[[nodiscard]] bool names_device(std::string_view folded);

// 'best regards', 'med vänlig hälsning': the whole line but its punctuation.
[[nodiscard]] bool is_closing(std::string_view folded);
// What a mailing list or a service puts under each mail.
[[nodiscard]] bool names_list_footer(std::string_view folded);

// 're', 'sv', 'antw' / 'fwd', 'vb', 'wg' before the colon of a subject.
[[nodiscard]] bool is_reply_prefix(std::string_view word);
[[nodiscard]] bool is_forward_prefix(std::string_view word);

}  // namespace ticketd::mail
