// SPDX-License-Identifier: Apache-2.0
// The vocabulary of banners, safety tips and sensitivity labels, in the languages of mail gateways. All take
// folded text. What a line is made of them is reply_added.cpp's to judge.
#pragma once

#include <cstddef>
#include <string_view>

namespace ticketd::mail {

// The length of the word of warning that begins the line: 'caution', 'achtung', 'external email'; 0 for none.
[[nodiscard]] std::size_t warning_length(std::string_view folded);
// Whether it speaks of mail, and of what is outside.
[[nodiscard]] bool names_mail(std::string_view folded);
[[nodiscard]] bool names_outside(std::string_view folded);
// A sentence that no person writes about a mail of their own: 'this email originated from outside'.
[[nodiscard]] bool is_banner_sentence(std::string_view folded);
// Advice that only a banner gives: 'do not click', 'report suspicious'; `begins`: as the line's first words.
[[nodiscard]] bool gives_advice(std::string_view folded);
[[nodiscard]] bool begins_with_advice(std::string_view folded);
// A safety tip: 'you don't often get email from'.
[[nodiscard]] bool is_safety_tip(std::string_view folded);
// A word that a line in the middle of a banner's sentence holds.
[[nodiscard]] bool is_banner_word(std::string_view folded_word);
// 'classification', 'sensitivity label': what a label's line begins with; 0 for none.
[[nodiscard]] std::size_t label_key_length(std::string_view folded);
// A grade: 'internal', 'strictly confidential', 'nur für den internen gebrauch'; the longest that begins it.
[[nodiscard]] std::size_t grade_length(std::string_view folded);
// What a scanner says below a mail: 'virus-free', 'this email has been scanned'; and who made a banner.
[[nodiscard]] bool is_scanners_line(std::string_view folded);
[[nodiscard]] bool is_makers_line(std::string_view folded);

}  // namespace ticketd::mail
