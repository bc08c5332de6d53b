// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/enclosed.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "mail/compose/encoding.hpp"
#include "mail/parse.hpp"

namespace ticketd::flow {
namespace {

constexpr std::uint64_t most_bytes = 10U * 1024U * 1024U;  // of all files together
constexpr std::size_t most_files = 50;

std::string size_words(std::uint64_t bytes) {
  constexpr std::uint64_t kibi = 1024;
  if (bytes < kibi) return std::to_string(bytes) + " B";
  if (bytes < kibi * kibi) return std::to_string((bytes + kibi - 1) / kibi) + " KB";
  return std::to_string((bytes + kibi * kibi - 1) / (kibi * kibi)) + " MB";
}

// A mail's files: what lies apart is not decoded or packed again, and the mail is put together only for what
// does not.
class FileReader {
 public:
  FileReader(const mail::Mail& mail, const store::Packed& packed) : mail_(mail), packed_(packed) {}

  EnclosedFile read(std::size_t index, std::string name) {
    const auto& attachment = mail_.attachments[index];
    for (const auto& placed : packed_.files)
      if (placed.file->sha256 == attachment.sha256)
        return {{std::move(name), attachment.type, store::unpack(*placed.file)}, placed.file};
    if (!raw_) raw_ = store::unpack(packed_);
    return enclosed_file(std::move(name), attachment.type, mail::attachment_content(*raw_, index));
  }

 private:
  const mail::Mail& mail_;
  const store::Packed& packed_;
  std::optional<std::string> raw_;
};

store::Writing writing_of(mail::FileForm form) {
  if (form == mail::FileForm::AsIs) return {};
  return {mail::base64_line, store::LineEnd::CrLf};
}

}  // namespace

EnclosedFile enclosed_file(std::string name, std::string type, std::string content) {
  auto packed = content.size() < store::large_file ? nullptr : store::pack_file(content);
  return {{std::move(name), std::move(type), std::move(content)}, std::move(packed)};
}

store::Packed pack_with_files(const mail::Mail& mail, std::string_view raw) {
  std::vector<store::Extent> large;
  for (const auto& file : mail.attachments)
    if (file.length >= store::large_file)
      large.push_back({file.begin, file.length, store::FileIdentity{file.size, file.sha256}});
  const auto stands_before = [](const auto& a, const auto& b) { return a.begin < b.begin; };
  std::sort(large.begin(), large.end(), stands_before);
  return store::pack(raw, large);
}

store::Packed pack_draft(const mail::Draft& draft, const std::vector<EnclosedFile>& files) {
  const auto outline = mail::outline(draft, store::large_file);
  std::vector<store::PlacedFile> placed;
  std::size_t left_out = 0;
  for (const auto& gap : outline.gaps) {
    const auto& file = files[gap.enclosure];
    const auto packed =
        file.packed ? file.packed : store::pack_file(std::string(std::string_view(file.content)));
    const auto writing = writing_of(gap.form);
    placed.push_back({gap.at + left_out, writing, packed});
    left_out += store::written_size(packed->size, writing);
  }
  return store::pack_around(outline.text, std::move(placed));
}

Enclosed enclose(const mail::Mail& mail, const store::Packed& packed) {
  Enclosed enclosed;
  if (mail.attachments.empty()) return enclosed;
  FileReader files(mail, packed);
  std::uint64_t used = 0;
  for (std::size_t i = 0; i < mail.attachments.size(); ++i) {
    const auto& file = mail.attachments[i];
    const std::string name = file.name.empty() ? "file-" + std::to_string(i + 1) : file.name;
    mail::Fields fields;
    fields.set("name", name).set("size", size_words(file.size));
    if (enclosed.files.size() < most_files && file.size <= most_bytes - used) {
      used += file.size;
      enclosed.files.push_back(files.read(i, name));
    } else {
      fields.flag("left_out");
      enclosed.left_out.push_back(name + " (" + size_words(file.size) + ")");
    }
    if (enclosed.described.size() < most_files) enclosed.described.push_back(std::move(fields));
  }
  return enclosed;
}

}  // namespace ticketd::flow
