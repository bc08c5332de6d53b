// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/charset.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "mail/mime/disguised_utf8.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {

namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// All names of ISO 8859-1, with whatever stands between their letters and digits.
bool is_latin_1(std::string_view label) {
  constexpr std::array names = {"iso88591",     "88591",  "latin1",  "isolatin1", "csisolatin1",
                                "iso885911987", "l1",     "ibm819",  "cp819",     "isoir100",
                                "xisolatin1",   "ansi",   "xansi",   "western",   "windows1252",
                                "win1252",      "cp1252", "xcp1252", "xiso88591", "iso88591windows31latin1"};
  std::string bare;
  for (const char c : label.substr(0, 60))
    if (text::is_letter(c) || text::is_digit(c)) bare += c;
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return bare == name; });
}

// What labels mean in practice: the WHATWG's larger sets, and spellings that ICU does not know.
std::string practical_label(std::string_view declared) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 30> practice = {{
      {"us-ascii", "windows-1252"},
      {"ascii", "windows-1252"},
      {"ansi_x3.4-1968", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"gb_2312-80", "gb18030"},
      {"x-gbk", "gb18030"},
      {"cp936", "gb18030"},
      {"hz", "HZ-GB-2312"},
      {"ks_c_5601-1987", "windows-949"},
      {"ks_c_5601", "windows-949"},
      {"euc-kr", "windows-949"},
      {"euckr", "windows-949"},
      {"iso-8859-8-i", "windows-1255"},
      {"iso-8859-8-e", "windows-1255"},
      {"iso-8859-8", "windows-1255"},
      {"shift_jis", "windows-31j"},
      {"shift-jis", "windows-31j"},
      {"sjis", "windows-31j"},
      {"x-sjis", "windows-31j"},
      {"big5", "big5-hkscs"},
      {"koi8", "koi8-r"},
      {"utf8", "utf-8"},
      {"unicode-1-1-utf-7", "utf-7"},
      {"macintosh", "macintosh"},
      {"x-mac-roman", "macintosh"},
      {"iso-2022-jp", "ISO-2022-JP"},
  }};
  std::string label = text::lower(text::trim(declared));
  std::erase_if(label, [](char c) { return c == '"' || c == '\'' || c == ' '; });
  if (is_latin_1(label)) return "windows-1252";
  for (const auto& [name, meaning] : practice) {
    if (label == name) return meaning;
  }
  // "cp-850", "windows1251", "iso8859_2", "x-cp1250": the digits decide.
  if (label.starts_with("x-")) label.erase(0, 2);
  if (label.starts_with("cp-")) return "cp" + label.substr(3);
  if (label.starts_with("windows") && label.size() == 11 && text::is_digit(label[7]))
    return "windows-" + label.substr(7);
  if (label.starts_with("win-") || label.starts_with("cp125"))
    return "windows-" + label.substr(label.size() - 4);
  if (label.starts_with("iso8859"))
    return "iso-8859-" + label.substr(label.size() > 7 && !text::is_digit(label[7]) ? 8 : 7);
  return label;
}

// The name by which mails call it: "csISOLatin2" is "iso-8859-2".
std::string common_name(const std::string& label) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(label.c_str(), standard, &status);
    if (name != nullptr && U_FAILURE(status) == 0) return text::lower(name);
  }
  return label;
}

struct OpenCharset {
  std::string label;
  std::string common_name;
  Converter converter;
};

// Opening one costs more than a header takes to decode: each thread keeps the last few. Null: there is none
// of that name. Until the fourth other one is asked for.
const OpenCharset* charset_for(const std::string& label) {
  thread_local std::array<OpenCharset, 4> kept;
  thread_local std::size_t next = 0;
  for (const OpenCharset& one : kept) {
    if (one.converter && one.label == label) {
      ucnv_reset(one.converter.get());
      return &one;
    }
  }
  if (label.empty() || label.size() > 40) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter fresh(ucnv_open(label.c_str(), &status));
  if (U_FAILURE(status) != 0) return nullptr;
  OpenCharset& place = kept.at(next++ % kept.size());
  place = {label, common_name(label), std::move(fresh)};
  return &place;
}

UConverter* converter_for(const std::string& label) {
  const OpenCharset* const charset = charset_for(label);
  return charset == nullptr ? nullptr : charset->converter.get();
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string with_broken_replaced(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) text::append_code_point(out, text::next_code_point(bytes, at));
  return out;
}

std::string convert(std::string_view bytes, UConverter* converter) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 2048> unit{};
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  char16_t high = 0;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* to = unit.data();
    ucnv_toUnicode(converter, &to, unit.data() + unit.size(), &from, end, nullptr, 1, &status);
    for (const UChar* one = unit.data(); one != to; ++one) {
      const char16_t c = *one;
      if (high != 0 && c >= 0xDC00 && c < 0xE000) {
        text::append_code_point(out,
                                0x10000U + ((char32_t{high} - 0xD800U) << 10U) + (char32_t{c} - 0xDC00U));
        high = 0;
        continue;
      }
      if (high != 0) out += replacement;
      high = c >= 0xD800 && c < 0xDC00 ? c : u'\0';
      if (high == 0) text::append_code_point(out, c);
    }
  }
  return out;
}

// Text in Latin letters has few bytes beyond ASCII; where most letters are, it is another script.
bool is_mostly_latin(std::string_view bytes) {
  std::size_t letters = 0;
  std::size_t high = 0;
  for (const char c : bytes) {
    letters += text::is_letter(c) ? 1 : 0;
    high += text::is_ascii(c) ? 0 : 1;
  }
  return high * 3 < letters;
}

// What 8-bit text without (or with a useless) declaration most probably is.
std::string guess(std::string_view bytes) {
  constexpr std::size_t enough = 4096;
  if (is_mostly_latin(bytes.substr(0, enough))) return "windows-1252";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status) != 0) return "windows-1252";
  const std::string_view sample = bytes.substr(0, enough);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) != 0 || match == nullptr) return "windows-1252";
  constexpr std::int32_t convincing = 30;
  if (ucsdet_getConfidence(match, &status) < convincing) return "windows-1252";
  const char* name = ucsdet_getName(match, &status);
  const std::string label = U_FAILURE(status) != 0 ? "windows-1252" : practical_label(name);
  // Single-byte text is told apart by statistics that need more than a word or two.
  return label.starts_with("utf-16") || label.starts_with("utf-32") ? "windows-1252" : label;
}

bool is_plain_ascii(std::string_view bytes) {
  for (const char c : bytes) {
    if (!text::is_ascii(c) || c == '\x1b') return false;
  }
  return true;
}

// Charsets in which bytes below 0x80 do not simply mean ASCII.
bool shifts_ascii(std::string_view label) {
  return text::starts_ignoring_case(label, "utf-16") || text::starts_ignoring_case(label, "utf-32") ||
         text::starts_ignoring_case(label, "utf-7") || text::starts_ignoring_case(label, "hz") ||
         text::starts_ignoring_case(label, "iso-2022") || text::starts_ignoring_case(label, "ucs") ||
         text::starts_ignoring_case(label, "ibm037") || text::starts_ignoring_case(label, "unicode");
}

std::size_t broken_sequences(std::string_view bytes, std::size_t& good) {
  std::size_t broken = 0;
  good = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t point = text::next_code_point(bytes, at);
    if (point == 0xFFFD && at - start == 1) ++broken;
    if (point >= 0x80 && at - start > 1) ++good;
  }
  return broken;
}

// Bytes called UTF-8 that are not: mostly right means damaged, mostly wrong means another charset.
std::string from_false_utf8(std::string_view bytes, Defects& defects) {
  std::size_t good = 0;
  const std::size_t broken = broken_sequences(bytes, good);
  if (good >= broken) {
    defects.note("some bytes are no UTF-8");
    return with_broken_replaced(bytes);
  }
  defects.note("declared as UTF-8, but is another charset");
  UConverter* converter = converter_for(guess(bytes));
  return converter == nullptr ? with_broken_replaced(bytes) : convert(bytes, converter);
}

std::string from_undeclared(std::string_view bytes) {
  if (text::is_utf8(bytes)) return std::string(bytes);
  UConverter* converter = converter_for(guess(bytes));
  return converter == nullptr ? with_broken_replaced(bytes) : convert(bytes, converter);
}

// The signs that writers of Windows put where ISO 8859 has control characters that no mail has a use for.
std::string with_windows_signs(std::string text) {
  constexpr char lead = '\xC2';
  const auto is_control = [&text](std::size_t at) {
    return text[at] == lead && static_cast<unsigned char>(text[at + 1]) < 0xA0;
  };
  std::size_t at = 0;
  while (at + 1 < text.size() && !is_control(at)) ++at;
  if (at + 1 >= text.size()) return text;
  UConverter* windows = converter_for("windows-1252");
  if (windows == nullptr) return text;
  std::string out = text.substr(0, at);
  for (; at < text.size(); ++at) {
    if (at + 1 < text.size() && is_control(at)) {
      ucnv_reset(windows);
      out += convert(std::string_view(text).substr(++at, 1), windows);
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string from_declared(std::string_view bytes, const OpenCharset& charset, Defects& defects) {
  UConverter* const converter = charset.converter.get();
  const std::string label = charset.common_name;
  if (ucnv_getMaxCharSize(converter) == 1 && !shifts_ascii(label) && is_disguised_utf8(bytes, label)) {
    defects.note("declared as " + text::squeezed(label) + ", but is UTF-8");
    return std::string(bytes);
  }
  std::string text = convert(bytes, converter);
  return label.starts_with("iso-8859-") ? with_windows_signs(std::move(text)) : text;
}

// UTF-16 without a mark of its order: ASCII leaves a zero in every other byte.
std::string order_of_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "utf-16";
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < bytes.size(); ++at) zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
  return zeros[1] > zeros[0] ? "utf-16le" : "utf-16be";
}

bool claims_little(std::string_view label) {
  return label.empty() || text::equal_ignoring_case(label, "us-ascii") ||
         text::equal_ignoring_case(label, "ascii") || text::equal_ignoring_case(label, "ansi_x3.4-1968") ||
         text::equal_ignoring_case(label, "unknown-8bit") || text::equal_ignoring_case(label, "x-unknown") ||
         text::equal_ignoring_case(label, "default") || text::equal_ignoring_case(label, "8bit") ||
         text::equal_ignoring_case(label, "binary") || text::equal_ignoring_case(label, "default_charset") ||
         text::equal_ignoring_case(label, "default-charset") ||
         text::equal_ignoring_case(label, "x-user-defined");
}

}  // namespace

bool is_known_charset(std::string_view charset) {
  return !charset.empty() && converter_for(practical_label(charset)) != nullptr;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  Defects unheard;
  return to_utf8(bytes, charset, unheard);
}

std::string to_utf8(std::string_view bytes, std::string_view charset, Defects& defects) {
  const std::string_view declared = text::trim(charset);
  if (!shifts_ascii(declared) && is_plain_ascii(bytes)) return std::string(bytes);
  if (bytes.find("\x1b$") != std::string_view::npos || bytes.find("\x1b(J") != std::string_view::npos) {
    return convert(bytes, converter_for("ISO-2022-JP"));
  }
  if (claims_little(declared)) {
    defects.note("text beyond ASCII without a charset");
    return from_undeclared(bytes);
  }
  std::string label = practical_label(declared);
  if (label == "utf-8") return text::is_utf8(bytes) ? std::string(bytes) : from_false_utf8(bytes, defects);
  if (label == "utf-16") label = order_of_utf16(bytes);
  if (const OpenCharset* const known = charset_for(label); known != nullptr)
    return from_declared(bytes, *known, defects);
  defects.note("unknown charset " + text::squeezed(declared.substr(0, 40)));
  return from_undeclared(bytes);
}

}  // namespace ticketd::mail
