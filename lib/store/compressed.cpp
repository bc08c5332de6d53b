// SPDX-License-Identifier: Apache-2.0
#include "store/compressed.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <zstd.h>

#include "domain/row_error.hpp"

namespace ticketd::store {
namespace {

constexpr std::size_t worth_it = 1024;
constexpr std::size_t keep_at_most = 1024 * 1024;  // of working memory between two mails

struct Compressor {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), &ZSTD_freeCCtx};
  std::string out;
};

// Nothing where it would not be smaller.
std::optional<std::string> compressed(std::string_view content) {
  if (content.size() < worth_it) return std::nullopt;
  thread_local Compressor compressor;
  auto& out = compressor.out;
  out.resize(ZSTD_compressBound(content.size()));
  constexpr int level = -3;  // one of the fast ones: every mail is packed, few are read back
  const std::size_t size = ZSTD_compressCCtx(compressor.context.get(), out.data(), out.size(), content.data(),
                                             content.size(), level);
  std::optional<std::string> smaller;
  if (ZSTD_isError(size) == 0 && size < content.size()) smaller = out.substr(0, size);
  if (out.capacity() > keep_at_most) std::string().swap(out);
  return smaller;
}

constexpr std::string_view blanks = " \t\r\n";

// Blanks around base64 are the mail's: some end a part with an empty line.
Extent without_blanks(std::string_view mail, Extent extent) {
  const std::string_view text = mail.substr(extent.begin, extent.length);
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return extent;
  return {extent.begin + first, text.find_last_not_of(blanks) + 1 - first, extent.decoded};
}

struct Cut {
  Extent extent;
  PlacedFile placed;
};

Cut cut_out(std::string_view mail, const Extent& extent) {
  const Extent inner = without_blanks(mail, extent);
  if (auto read = read_base64(mail.substr(inner.begin, inner.length)))
    return {inner, {inner.begin, read->writing, pack_file(std::move(read->file), extent.decoded)}};
  return {extent, {extent.begin, {}, pack_file(std::string(mail.substr(extent.begin, extent.length)))}};
}

std::size_t written_size(const PlacedFile& placed) {
  return written_size(placed.file->size, placed.writing);
}

// Plain bytes are looked at where they are.
template <class Use>
void with_content(const PackedFile& file, Use use) {
  if (file.encoding == Encoding::Plain)
    use(std::string_view(file.bytes));
  else
    use(std::string_view(unpack(file)));
}

}  // namespace

Packed pack(std::string_view mail) {
  return pack_around(mail, {});
}

Packed pack(std::string_view mail, std::span<const Extent> files) {
  if (files.empty()) return pack(mail);
  std::string text;
  std::vector<PlacedFile> placed;
  std::size_t done = 0;
  for (const Extent& extent : files) {
    if (extent.length == 0 || extent.begin < done || extent.begin > mail.size() ||
        extent.length > mail.size() - extent.begin)
      continue;
    Cut cut = cut_out(mail, extent);
    text += mail.substr(done, cut.extent.begin - done);
    done = cut.extent.begin + cut.extent.length;
    placed.push_back(std::move(cut.placed));
  }
  text += mail.substr(done);
  return pack_around(text, std::move(placed));
}

Packed pack_around(std::string_view text, std::vector<PlacedFile> files) {
  Packed packed{Encoding::Plain, text.size(), {}, std::move(files)};
  for (const auto& placed : packed.files) packed.size += written_size(placed);
  auto smaller = compressed(text);
  if (smaller) packed.encoding = Encoding::Zstd;
  packed.bytes = smaller ? std::move(*smaller) : std::string(text);
  return packed;
}

// Another size says that it was read otherwise than by whoever knows it.
std::shared_ptr<const PackedFile> pack_file(std::string file, const std::optional<FileIdentity>& known) {
  const bool is_known = known && known->size == file.size();
  PackedFile packed{is_known ? known->sha256 : sha256(file), Encoding::Plain, file.size(), {}};
  auto smaller = compressed(file);
  if (smaller) packed.encoding = Encoding::Zstd;
  packed.bytes = smaller ? std::move(*smaller) : std::move(file);
  return std::make_shared<const PackedFile>(std::move(packed));
}

std::string unpack(Encoding encoding, std::string_view bytes, std::size_t size) {
  if (encoding == Encoding::Plain) return std::string(bytes);
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx};
  std::string content(size, '\0');
  const std::size_t got =
      ZSTD_decompressDCtx(context.get(), content.data(), content.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != size) throw domain::RowError("store: a kept mail can't be unpacked");
  return content;
}

std::string unpack(const PackedFile& file) {
  return unpack(file.encoding, file.bytes, file.size);
}

std::string unpack(const Packed& packed) {
  std::size_t size_of_text = packed.size;
  for (const auto& placed : packed.files) size_of_text -= std::min(size_of_text, written_size(placed));
  std::string text = unpack(packed.encoding, packed.bytes, size_of_text);
  if (packed.files.empty()) return text;
  std::string_view left = text;
  std::string mail;
  mail.reserve(packed.size);
  for (const auto& placed : packed.files) {
    if (placed.at < mail.size() || placed.at - mail.size() > left.size())
      throw domain::RowError("store: a kept mail's files don't fit into it");
    const std::string_view before = left.substr(0, placed.at - mail.size());
    left.remove_prefix(before.size());
    mail += before;
    with_content(*placed.file, [&](std::string_view file) { write_file(mail, file, placed.writing); });
  }
  return mail += left;
}

}  // namespace ticketd::store
