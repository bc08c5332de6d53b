// SPDX-License-Identifier: Apache-2.0
#include "store/compressed.hpp"

#include <memory>

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

}  // namespace

Packed pack(std::string_view content) {
  if (content.size() < worth_it) return {Encoding::Plain, content.size(), std::string(content)};
  thread_local Compressor compressor;
  auto& out = compressor.out;
  if (out.capacity() > keep_at_most) std::string().swap(out);
  out.resize(ZSTD_compressBound(content.size()));
  constexpr int level = -3;  // one of the fast ones: every mail is packed, few are read back
  const std::size_t size = ZSTD_compressCCtx(compressor.context.get(), out.data(), out.size(), content.data(),
                                             content.size(), level);
  if (ZSTD_isError(size) != 0 || size >= content.size())
    return {Encoding::Plain, content.size(), std::string(content)};
  return {Encoding::Zstd, content.size(), out.substr(0, size)};
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

}  // namespace ticketd::store
