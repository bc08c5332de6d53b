// SPDX-License-Identifier: Apache-2.0
#include "mail/parse.hpp"

#include <cstdint>
#include <fstream>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "domain/verdict.hpp"
#include "mail/digest.hpp"
#include "mail/list_marks.hpp"

namespace ticketd::console {

namespace {

using Json = nlohmann::ordered_json;

Json attachment_json(const mail::Attachment& attachment) {
  return {{"name", attachment.name},
          {"type", attachment.type},
          {"size", attachment.size},
          {"sha256", mail::hex(attachment.sha256)}};
}

Json bounce_json(const mail::Mail& mail) {
  const domain::Verdict verdict = mail.classification.verdict;
  if (verdict != domain::Verdict::Bounce && verdict != domain::Verdict::Delay) return nullptr;
  if (mail.failures.empty()) return {{"recipient", ""}, {"status", ""}};
  return {{"recipient", mail.failures.front().recipient}, {"status", mail.failures.front().status}};
}

// Takes the texts over, for they may be as large as the mail.
Json mail_json(const std::string& file, mail::Mail mail) {
  Json json;
  json["file"] = file;
  json["subject"] = mail.subject;
  json["from"] = mail.from.empty() ? "" : mail.from.front().address;
  json["from_name"] = mail.from.empty() ? "" : mail.from.front().name;
  json["to"] = Json::array();
  for (const mail::Address& to : mail.to) {
    if (!to.address.empty()) json["to"].push_back(to.address);
  }
  json["message_id"] = mail.message_id;
  json["in_reply_to"] = mail.in_reply_to;
  json["references"] = mail.references;
  json["text"] = std::move(mail.text);
  json["html"] = std::move(mail.html);
  json["reply"] = std::move(mail.reply);
  json["attachments"] = Json::array();
  for (const mail::Attachment& one : mail.attachments) json["attachments"].push_back(attachment_json(one));
  const domain::Classification found = mail::presumed_classification(mail);
  json["verdict"] = domain::name_of(found.verdict);
  json["reason"] = found.reason;
  json["auto"] = found.automatic;
  json["bounce"] = bounce_json(mail);
  json["language"] = mail.language;
  json["defects"] = mail.defects;
  return json;
}

mail::Mail read_mail(std::istream& from) {
  const std::string raw{std::istreambuf_iterator<char>(from), {}};
  return mail::parse(raw);
}

// Value by value, each let go when it is written: the whole line would be held beside the mail.
void write_line(Json object, std::ostream& out) {
  char before = '{';
  for (auto& [key, value] : object.items()) {
    out << before << '"' << key << "\":" << value.dump(-1, ' ', false, Json::error_handler_t::replace);
    value = nullptr;
    before = ',';
  }
  out << "}\n";
}

void answer(const std::string& file, std::istream& from, std::ostream& out) {
  write_line(mail_json(file, read_mail(from)), out);
}

void parse_files(const std::vector<std::string>& files, Invocation& invocation) {
  if (files.empty()) answer("-", invocation.in, invocation.out);
  for (const std::string& file : files) {
    std::ifstream from(file, std::ios::binary);
    if (!from) {
      invocation.err << "ticketctl: " << file << ": cannot be read\n";
      invocation.exit_code = No;
      continue;
    }
    answer(file, from, invocation.out);
  }
}

}  // namespace

void add_parse(Command app, Invocation& invocation) {
  Command command = app.add_subcommand("parse", "show what the desk makes of a mail");
  command.footer(
      "One JSON object a line, whatever the mail; needs no configuration.\n"
      "Examples:\n"
      "  ticketctl parse mail.eml\n"
      "  ticketctl parse < mail.eml | jq .verdict");
  const auto files = std::make_shared<std::vector<std::string>>();
  command.add_option("files", *files, "raw mails; standard input without any");
  command.callback([files, &invocation] { parse_files(*files, invocation); });
}

}  // namespace ticketd::console
