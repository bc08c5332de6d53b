// SPDX-License-Identifier: Apache-2.0
// The visible reply: what this person wrote now, without quoted history, signature, and what programs on the
// way put around it. When in doubt it keeps more, for cutting what someone wrote is the worse error. Pure and
// linear in the length of the text.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::mail {

// `text` is the mail's text as parse() makes it (UTF-8, '\n' line ends). `sent_by_us`: texts that we sent in
// this thread; where they come back unmarked (Outlook quotes without '>') they are history, not the person's
// words.
[[nodiscard]] std::string visible_reply(std::string_view text, std::span<const std::string> sent_by_us = {});

// The same with texts that cost something to get: asked for only where so much stands in `text` in a row that
// it could be of them.
using SentTexts = std::function<std::vector<std::string>()>;
[[nodiscard]] std::string visible_reply(std::string_view text, const SentTexts& sent_by_us);

// The same as what may act: of a mail that is nothing but history or signature, no words at all.
struct OwnWords {
  std::string text;
  std::size_t clear = 0;  // so many bytes of it stand above anything quote-like
  std::string signature;  // what was taken for the person's signature
};
[[nodiscard]] OwnWords own_words(std::string_view text, const SentTexts& sent_by_us);

}  // namespace ticketd::mail
