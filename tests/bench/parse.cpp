// SPDX-License-Identifier: Apache-2.0
// How fast mails are understood, text in UTF-8 and visible reply included, beside GMime that parses, decodes
// text to UTF-8 and attachments to bytes and does nothing more. Both in one thread, turn about, over the same
// mails.
//   parse [FOLDER]     FOLDER: a tree of .eml files, measured besides the generated mails
// Prints processor time's megabytes and mails a second, medians of all rounds, and ends with 1 where ours is
// below half of GMime's.
#include "mail/parse.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <gmime/gmime.h>

#include "desk_mails.hpp"

namespace {

using namespace ticketd;
using Mails = std::vector<std::string>;

constexpr double least_ratio = 0.5;
constexpr std::size_t rounds = 9;
constexpr double million = 1e6;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::size_t decoded_text(GMimeTextPart* part) {
  const std::unique_ptr<char, decltype(&g_free)> text(g_mime_text_part_get_text(part), g_free);
  return text ? std::char_traits<char>::length(text.get()) : 0;
}

std::size_t decoded_bytes(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return 0;
  const Owned<GMimeStream> bytes(g_mime_stream_mem_new());
  const auto written = g_mime_data_wrapper_write_to_stream(content, bytes.get());
  return written > 0 ? static_cast<std::size_t>(written) : 0;
}

std::size_t read_by_gmime(const std::string& raw) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(raw.data(), raw.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return 0;
  std::size_t decoded = 0;
  GMimePartIter* part = g_mime_part_iter_new(GMIME_OBJECT(message.get()));
  do {
    GMimeObject* current = g_mime_part_iter_get_current(part);
    if (GMIME_IS_TEXT_PART(current))
      decoded += decoded_text(GMIME_TEXT_PART(current));
    else if (GMIME_IS_PART(current))
      decoded += decoded_bytes(GMIME_PART(current));
  } while (g_mime_part_iter_next(part) != 0);
  g_mime_part_iter_free(part);
  return decoded;
}

std::size_t read_by_us(const std::string& raw) {
  const mail::Mail read = mail::parse(raw, {}, mail::Reading::Everything);
  return read.text.size() + read.reply.size();
}

// Processor seconds that reading all the mails takes.
template <typename Reader>
double seconds(const Mails& mails, Reader read) {
  std::size_t bytes = 0;
  const std::clock_t began = std::clock();
  for (const std::string& raw : mails) bytes += read(raw);
  const std::clock_t ended = std::clock();
  if (bytes == 0) std::puts("nothing was read");
  return static_cast<double>(ended - began) / CLOCKS_PER_SEC;
}

double median(std::array<double, rounds> values) {
  std::sort(values.begin(), values.end());
  return values[rounds / 2];
}

void tell(const char* who, double taken, double size, std::size_t count) {
  std::printf("  %-28s %9.1f MB/s %11.0f mails/s\n", who, size / million / taken,
              static_cast<double>(count) / taken);
}

bool compare(const char* what, const Mails& mails) {
  double size = 0;
  for (const std::string& raw : mails) size += static_cast<double>(raw.size());
  std::printf("%s: %zu mails, %.1f MB\n", what, mails.size(), size / million);
  std::array<double, rounds> ours{};
  std::array<double, rounds> theirs{};
  (void)seconds(mails, read_by_us);
  (void)seconds(mails, read_by_gmime);
  for (std::size_t round = 0; round < rounds; ++round) {
    ours[round] = seconds(mails, read_by_us);
    theirs[round] = seconds(mails, read_by_gmime);
  }
  const double ratio = median(theirs) / median(ours);
  tell("understood, reply cut", median(ours), size, mails.size());
  tell("GMime, parsed and decoded", median(theirs), size, mails.size());
  std::printf("  ratio %.2f%s\n", ratio, ratio < least_ratio ? "   TOO SLOW" : "");
  return ratio >= least_ratio;
}

Mails mails_in(const std::filesystem::path& folder) {
  Mails mails;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    mails.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return mails;
}

}  // namespace

int main(int argc, char** argv) {
  g_mime_init();
  bool holds = compare("generated mails", bench::desk_mails(2000));
  if (argc > 1) holds = compare("mails of the folder", mails_in(argv[1])) && holds;
  g_mime_shutdown();
  return holds ? 0 : 1;
}
