// SPDX-License-Identifier: Apache-2.0
// Text made to sound by a program such as espeak-ng. The text reaches it through a file, so that no text can
// be an option.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "net/phone/wav.hpp"

namespace ticketd::net {

// The program and its arguments, in which {language}, {text} and {wav} stand for the voice, the file to read
// and the file to write.
using SpeechCommand = std::vector<std::string>;

[[nodiscard]] SpeechCommand espeak();

// What a voice should say for `text`: one line of at most 500 bytes without markup or control characters;
// numbers of three digits and more, and any after # or +, digit by digit.
[[nodiscard]] std::string speakable(std::string_view text);

// Ready for the telephone; `voice` is the program's name for one. Works in `directory`, which must be private
// to the call. Throws TemporaryError with the program's last words when it fails, says nothing or takes more
// than 20 s.
[[nodiscard]] boost::asio::awaitable<Sound> spoken(boost::asio::any_io_executor executor,
                                                   SpeechCommand command, std::string text, std::string voice,
                                                   std::filesystem::path directory);

}  // namespace ticketd::net
