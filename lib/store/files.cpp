// SPDX-License-Identifier: Apache-2.0
#include "store/files.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "domain/row_error.hpp"
#include "store/query.hpp"

namespace ticketd::store {
namespace {

// Asked before it is inserted, as most that are there already are large and would be bound for nothing.
std::optional<std::int64_t> file_with(Session& session, const Digest& sha256) {
  auto query = session.query("SELECT id FROM file WHERE sha256 = ?");
  if (!query.bind(sha256).next()) return std::nullopt;
  return query.number(0);
}

std::int64_t save_file(Session& session, const PackedFile& file) {
  if (const auto known = file_with(session, file.sha256)) return *known;
  session
      .query(
          "INSERT INTO file(sha256, encoding, size, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO "
          "NOTHING")
      .bind(file.sha256, file.encoding, static_cast<std::int64_t>(file.size), Blob{file.bytes})
      .run();
  return file_with(session, file.sha256).value();
}

Digest digest_of(std::string_view bytes) {
  Digest digest{};
  if (bytes.size() != digest.size()) throw domain::RowError("store: a file's SHA-256 is not of its length");
  std::transform(bytes.begin(), bytes.end(), digest.begin(),
                 [](char c) { return static_cast<std::byte>(c); });
  return digest;
}

Writing writing_of(std::int64_t width, std::int64_t line_end) {
  if (width < 0 || width > static_cast<std::int64_t>(widest_line))
    throw domain::RowError("store: a file is written in lines of " + std::to_string(width) + " characters");
  return {static_cast<std::uint32_t>(width), enumerator_of<LineEnd>(line_end, "content_file.line_end")};
}

}  // namespace

void add_files(Session& session, domain::MessageNumber message, const std::vector<PlacedFile>& files) {
  for (const auto& placed : files) {
    const auto file = save_file(session, *placed.file);
    session.query("INSERT INTO content_file(message, at, file, width, line_end) VALUES (?, ?, ?, ?, ?)")
        .bind(message, static_cast<std::int64_t>(placed.at), file, placed.writing.width,
              placed.writing.line_end)
        .run();
  }
}

std::vector<PlacedFile> files_of(Session& session, domain::MessageNumber message) {
  auto query = session.query(
      "SELECT c.at, c.width, c.line_end, f.sha256, f.encoding, f.size, f.bytes "
      "FROM content_file AS c JOIN file AS f ON f.id = c.file WHERE c.message = ? ORDER BY c.at");
  query.bind(message);
  std::vector<PlacedFile> files;
  while (query.next()) {
    auto file = std::make_shared<const PackedFile>(
        PackedFile{digest_of(query.bytes(3)), query.enumerator<Encoding>(4, "file.encoding"),
                   static_cast<std::size_t>(query.number(5)), std::string(query.bytes(6))});
    files.push_back({static_cast<std::size_t>(query.number(0)), writing_of(query.number(1), query.number(2)),
                     std::move(file)});
  }
  return files;
}

void remove_files(Session& session, domain::MessageNumber message) {
  std::vector<std::int64_t> carried;
  {
    auto query = session.query("SELECT file FROM content_file WHERE message = ?");
    query.bind(message);
    while (query.next()) carried.push_back(query.number(0));
  }
  session.query("DELETE FROM content_file WHERE message = ?").bind(message).run();
  for (const auto file : carried)
    session
        .query(
            "DELETE FROM file WHERE id = ? AND NOT EXISTS (SELECT 1 FROM content_file AS c WHERE c.file = "
            "file.id)")
        .bind(file)
        .run();
}

}  // namespace ticketd::store
