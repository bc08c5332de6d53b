// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/pgp_armour.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "domain/written_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::string_view signed_begins = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view signature_begins = "-----BEGIN PGP SIGNATURE-----";
constexpr std::string_view signature_ends = "-----END PGP SIGNATURE-----";

bool is_armour_header(std::string_view line) {
  for (const std::string_view key :
       {"Hash:", "Charset:", "Comment:", "Version:", "MessageID:", "NotDashEscaped:", "SaltedHash:"})
    if (line.starts_with(key)) return true;
  return false;
}

// Of the signature itself: base64, its checksum, headers.
bool is_radix(std::string_view line) {
  if (line.empty() || is_armour_header(line)) return true;
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return text::is_alphanumeric(c) || c == '+' || c == '/' || c == '='; }) &&
         (line.size() >= 20 || line.find_first_of("=+/") != std::string_view::npos);
}

enum class Where { Outside, Header, Words, Signature };

// How many signatures end as they should.
std::size_t count_ends(std::string_view text) {
  std::size_t ends = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (domain::bare(text.substr(0, end)) == signature_ends) ++ends;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ends;
}

class Stripper {
 public:
  explicit Stripper(std::size_t ends) : ends_(ends) {}

  void take(std::string_view line) {
    const auto bare = domain::bare(line);
    if (bare == signed_begins) {
      where_ = Where::Header;
      return;
    }
    switch (where_) {
      case Where::Outside:
        if (bare == signature_ends) --ends_;
        return keep(line);
      case Where::Header: return take_header(line, bare);
      case Where::Words: return take_words(line, bare);
      case Where::Signature: return take_signature(line, bare);
    }
  }
  std::string text() && { return std::move(text_); }

 private:
  void keep(std::string_view line) {
    text_ += line;
    text_ += '\n';
  }

  void take_header(std::string_view line, std::string_view bare) {
    if (is_armour_header(bare)) return;
    where_ = Where::Words;
    if (!bare.empty()) take_words(line, bare);
  }

  void take_words(std::string_view line, std::string_view bare) {
    if (bare == signature_begins)
      where_ = Where::Signature;
    else
      keep(line.starts_with("- ") ? line.substr(2) : line);
  }

  // A signature that lost its end ends where words begin.
  void take_signature(std::string_view line, std::string_view bare) {
    if (bare == signature_ends) {
      where_ = Where::Outside;
      --ends_;
    } else if (ends_ == 0 && !is_radix(bare)) {
      where_ = Where::Outside;
      keep(line);
    }
  }

  std::size_t ends_;  // of signatures, below
  Where where_ = Where::Outside;
  std::string text_;
};

}  // namespace

std::optional<std::string> without_pgp_armour(std::string_view text) {
  if (text.find(signed_begins) == std::string_view::npos) return std::nullopt;
  Stripper stripper(count_ends(text));
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    stripper.take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(stripper).text();
}

}  // namespace ticketd::mail
