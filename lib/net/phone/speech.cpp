// SPDX-License-Identifier: Apache-2.0
#include "net/phone/speech.hpp"

#include <csignal>
#include <fstream>
#include <iterator>
#include <utility>

#include "domain/error.hpp"
#include "net/process/child_process.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::net {

namespace asio = boost::asio;

namespace {

// It stands in memory. More than any speech, and more than the 64 MiB that a sound library of the program may
// map.
constexpr std::uintmax_t largest_sound = 128U << 20U;
constexpr int stopped_for_size = 128 + SIGXFSZ;

bool is_dropped(char c) {
  return std::string_view("<>#*_`|{}[]\\^~").find(c) != std::string_view::npos;
}

void say_digits(std::string& result, std::string_view digits, char before) {
  const bool apart = digits.size() >= 3 || before == '#' || before == '+';
  for (const char digit : digits) {
    if (apart && !result.empty() && result.back() != ' ') result += ' ';
    result += digit;
  }
}

std::string filled_in(std::string word, std::string_view name, const std::string& value) {
  const auto at = word.find(name);
  return at == std::string::npos ? word : word.replace(at, name.size(), value);
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

SpeechCommand espeak() {
  return {"espeak-ng", "-v", "{language}", "-s", "145", "-g", "4", "-f", "{text}", "-w", "{wav}"};
}

std::string speakable(std::string_view text) {
  constexpr std::size_t longest = 500;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (text::is_digit(text[at])) {
      const auto end =
          std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), text::is_digit);
      const auto size = static_cast<std::size_t>(end - text.begin()) - at;
      say_digits(result, text.substr(at, size), at == 0 ? ' ' : text[at - 1]);
      at += size;
      continue;
    }
    const char c = text[at++];
    const bool blank = text::is_control(c) || c == ' ' || is_dropped(c);
    if (!blank)
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  while (result.ends_with(' ')) result.pop_back();
  return std::string(text::beginning_of(result, longest));
}

asio::awaitable<Sound> spoken(asio::any_io_executor executor, SpeechCommand command, std::string text,
                              std::string voice, std::filesystem::path directory) {
  const auto text_file = directory / "say.txt";
  const auto wav = directory / "said.wav";
  const auto log = directory / "speech.log";
  const auto words = speakable(text);
  if (words.empty()) throw domain::TemporaryError("speech: nothing to say");
  std::ofstream(text_file, std::ios::binary) << words << '\n';
  for (auto& word : command) {
    word = filled_in(std::move(word), "{language}", voice);
    word = filled_in(std::move(word), "{text}", text_file.string());
    word = filled_in(std::move(word), "{wav}", wav.string());
  }
  std::filesystem::remove(wav);
  ChildProcess process(
      executor,
      {command, {standard_path(), "LC_ALL=C.UTF-8", "TICKETD_LANGUAGE=" + voice}, log, largest_sound});
  const auto status = co_await process.ended_within(std::chrono::seconds{20});
  if (!status) throw domain::TemporaryError("speech: " + command.front() + " does not end");
  if (*status == stopped_for_size)
    throw domain::TemporaryError("speech: " + command.front() + " wrote more than 128 MiB");
  if (*status != 0)
    throw domain::TemporaryError("speech: " + command.front() + " failed with status " +
                                 std::to_string(*status) + " (" + last_line_of(log) + ")");
  const auto sound = parse_wav(content_of(wav));
  if (!sound) throw domain::TemporaryError("speech: " + command.front() + " wrote no usable sound");
  co_return for_telephone(*sound);
}

}  // namespace ticketd::net
