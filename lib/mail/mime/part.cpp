// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/part.hpp"

#include <optional>

#include "mail/mime/lines.hpp"
#include "mail/mime/signed_data.hpp"
#include "mail/mime/uuencoded.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

struct BoundaryLine {
  std::size_t begin = 0;  // of the line end in front of it, which belongs to the boundary
  std::size_t after = 0;  // where the next part begins
  bool closes = false;
};

// The next line that is "--boundary" or "--boundary--", blanks behind it allowed.
std::optional<BoundaryLine> find_boundary(std::string_view body, std::string_view marker, std::size_t from) {
  while (true) {
    const std::size_t found = find_bytes(body, marker, from);
    if (found == std::string_view::npos) return std::nullopt;
    from = found + marker.size();
    if (found > 0 && body[found - 1] != '\n' && body[found - 1] != '\r') continue;
    BoundaryLine line;
    std::size_t end = from;
    line.closes = body.substr(end).starts_with("--");
    if (line.closes) end += 2;
    while (end < body.size() && text::is_blank(body[end])) ++end;
    if (end < body.size() && body[end] != '\r' && body[end] != '\n') continue;
    line.begin = found;
    if (line.begin > 0 && body[line.begin - 1] == '\n') --line.begin;
    if (line.begin > 0 && body[line.begin - 1] == '\r') --line.begin;
    if (end < body.size() && body[end] == '\r') ++end;
    if (end < body.size() && body[end] == '\n') ++end;
    line.after = end;
    return line;
  }
}

// The boundary really used where the declared one never comes: a line "--x" with a Content- field below it.
std::string_view used_boundary(std::string_view body) {
  constexpr std::size_t look_at_most = 64 * 1024;
  std::string_view rest = body.substr(0, look_at_most);
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (line.size() > 4 && line.starts_with("--") && text::starts_ignoring_case(rest, "content-")) {
      return text::trim(line).substr(2);
    }
  }
  return {};
}

// Gateways that do not know the type keep the name.
bool may_be_signed_data(const Part& part) {
  if (part.is_type("application/pkcs7-mime") || part.is_type("application/x-pkcs7-mime")) return true;
  if (!part.is_type("application/octet-stream")) return false;
  return text::lower(part.type.parameter("name")).ends_with(".p7m") ||
         text::lower(part.disposition.parameter("filename")).ends_with(".p7m");
}

class PartReader {
 public:
  PartReader(const Limits& limits, Defects& defects) : limits_(limits), defects_(defects) {}

  Part read(std::string_view entity, int depth, std::string_view default_type) {
    ++parts_;
    auto [header, body] = read_header(entity, depth == 0 ? Entity::Mail : Entity::Part, limits_, defects_);
    Part part;
    part.header = std::move(header);
    part.body = body;
    describe(part, default_type);
    if (part.is_multipart()) {
      read_children(part, depth);
    } else if (part.is_type("text/plain") && part.encoding == Encoding::None) {
      cut_out_files(part);
    } else if (may_be_signed_data(part)) {
      open_signature(part, depth);
    }
    return part;
  }

 private:
  static void describe(Part& part, std::string_view default_type) {
    part.type = read_parameters(part.header.find("Content-Type").value_or(default_type));
    if (part.type.word == "text" || part.type.word == "plain" || part.type.word.empty())
      part.type.word = "text/plain";
    if (part.type.word == "html") part.type.word = "text/html";
    if (const auto value = part.header.find("Content-Disposition"))
      part.disposition = read_parameters(*value);
    if (const auto value = part.header.find("Content-Transfer-Encoding"))
      part.encoding = encoding_named(*value);
  }

  void read_children(Part& part, int depth) {
    if (depth >= limits_.depth) {
      defects_.note("parts are nested too deep, the inner ones are left as they are");
      return;
    }
    std::string marker = "--" + std::string(text::trim(part.type.parameter("boundary")));
    std::optional<BoundaryLine> line;
    if (marker.size() > 2) line = find_boundary(part.body, marker, 0);
    if (!line) {
      defects_.note("the declared boundary between parts never comes");
      const std::string_view used = used_boundary(part.body);
      if (used.empty()) return;
      marker = "--" + std::string(used);
      line = find_boundary(part.body, marker, 0);
    }
    const std::string_view inner = part.is_type("multipart/digest") ? "message/rfc822" : "text/plain";
    while (line) {
      const std::size_t begin = line->after;
      const bool closed = line->closes;
      line = find_boundary(part.body, marker, begin);
      if (closed) continue;  // what follows the end is an epilogue, unless another part begins
      if (!line) defects_.note("a part is not closed");
      const std::size_t end = line ? std::max(line->begin, begin) : part.body.size();
      if (parts_ >= limits_.parts) {
        defects_.note("too many parts, the last ones are left out");
        return;
      }
      part.children.push_back(read(part.body.substr(begin, end - begin), depth + 1, inner));
    }
  }

  void open_signature(Part& part, int depth) {
    constexpr std::size_t largest = 32UL * 1024 * 1024;
    if (depth >= limits_.depth || parts_ >= limits_.parts || part.body.size() > 2 * largest) return;
    auto inside = content_of_signed_data(decode(part.body, part.encoding));
    if (!inside) return;
    part.opened = std::make_shared<const std::string>(std::move(*inside));
    part.children.push_back(read(*part.opened, depth + 1, "text/plain"));
    part.type.word = "multipart/mixed";
    defects_.note("an S/MIME signature is not verified");
  }

  // A text with files inside becomes what it would be today: text and attachments below each other.
  void cut_out_files(Part& part) {
    const int room = limits_.parts - parts_;
    if (room < 2) return;
    const std::vector<UuencodedFile> files = find_uuencoded(part.body, static_cast<std::size_t>(room / 2));
    if (files.empty()) return;
    const Parameterized text_type = part.type;
    std::size_t done = 0;
    for (const UuencodedFile& file : files) {
      add_piece(part, text_type, Encoding::None, part.body.substr(done, file.begin - done));
      add_piece(part, {"application/octet-stream", {{"name", file.name}}}, Encoding::Uuencode,
                part.body.substr(file.begin, file.end - file.begin));
      done = file.end;
    }
    add_piece(part, text_type, Encoding::None, part.body.substr(done));
    part.type.word = "multipart/mixed";
  }

  void add_piece(Part& part, Parameterized type, Encoding encoding, std::string_view body) {
    if (text::trim(body).empty()) return;
    ++parts_;
    Part& piece = part.children.emplace_back();
    piece.type = std::move(type);
    piece.encoding = encoding;
    piece.body = body;
  }

  const Limits& limits_;
  Defects& defects_;
  int parts_ = 0;
};

}  // namespace

Part read_parts(std::string_view raw, const Limits& limits, Defects& defects) {
  return PartReader(limits, defects).read(raw, 0, "text/plain");
}

}  // namespace ticketd::mail
