// SPDX-License-Identifier: Apache-2.0
// sipp's scenarios, as it wants them: XML around whole SIP messages.
#include <string>

#include "net/phone/sip_callee.hpp"

namespace ticketd::tests {

namespace {

std::string reply(const std::string& response, const std::string& extra = {}, const std::string& body = {}) {
  return "<send><![CDATA[\nSIP/2.0 " + response +
         "\n[last_Via:]\n[last_From:]\n[last_To:];tag=[call_number]\n[last_Call-ID:]\n[last_CSeq:]\n"
         "Contact: <sip:[local_ip]:[local_port]>\n" +
         extra +
         (body.empty() ? "Content-Length: 0\n\n"
                       : "Content-Type: application/sdp\nContent-Length: [len]\n\n" + body) +
         "\n]]></send>\n";
}

std::string refusal(const std::string& response, const std::string& extra = {}) {
  return reply(response, extra) + "<recv request=\"ACK\"/>\n";
}

std::string scenario(const std::string& steps) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"callee\">\n" + steps + "</scenario>\n";
}

const std::string invite = "<recv request=\"INVITE\"/>\n";

}  // namespace

std::string refuses_with(const std::string& response) {
  return scenario(invite + refusal(response));
}

std::string rings_until_cancelled() {
  const std::string ring = "<nop><action><exec command=\"echo > [bell]\"/></action></nop>\n";
  return scenario(invite + reply("180 Ringing") + ring + "<recv request=\"CANCEL\"/>\n" + reply("200 OK") +
                  reply("487 Request Terminated", "CSeq: 1 INVITE\n"));
}

std::string tries_until_cancelled() {
  return scenario(invite + reply("100 Trying") + "<recv request=\"CANCEL\"/>\n" + reply("200 OK") +
                  reply("487 Request Terminated", "CSeq: 1 INVITE\n"));
}

std::string tries_and_rings_until_cancelled() {
  return scenario(invite + reply("100 Trying") + "<pause milliseconds=\"700\"/>\n" + reply("180 Ringing") +
                  "<recv request=\"CANCEL\"/>\n" + reply("200 OK") +
                  reply("487 Request Terminated", "CSeq: 1 INVITE\n"));
}

std::string rings_with_early_media_and_refuses() {
  const std::string sdp =
      "v=0\no=x 1 1 IN IP4 [local_ip]\ns=-\nc=IN IP4 [media_ip]\nt=0 0\nm=audio [media_port] RTP/AVP 0 101\n"
      "a=rtpmap:0 PCMU/8000\na=rtpmap:101 telephone-event/8000\n";
  return scenario(invite + reply("183 Session Progress", "", sdp) + "<pause milliseconds=\"400\"/>\n" +
                  refusal("480 Temporarily Unavailable"));
}

std::string asks_for_password(const std::string& user, const std::string& password) {
  return scenario(
      invite +
      refusal("401 Unauthorized",
              "WWW-Authenticate: Digest realm=\"desk\", nonce=\"47ebe028cda119c35d4877b383027d28\"\n") +
      "<recv request=\"INVITE\"><action><verifyauth assign_to=\"ok\" username=\"" + user + "\" password=\"" +
      password + "\"/></action></recv>\n<nop hide=\"true\" test=\"ok\" next=\"good\"/>\n" +
      refusal("401 Unauthorized",
              "WWW-Authenticate: Digest realm=\"desk\", nonce=\"11ebe028cda119c35d4877b383027d28\"\n") +
      "<nop next=\"end\"/>\n<label id=\"good\"/>\n" + refusal("603 Decline") + "<label id=\"end\"/>\n");
}

std::string asks_as_proxy() {
  return scenario(
      invite +
      refusal("407 Proxy Authentication Required",
              "Proxy-Authenticate: Digest realm=\"desk\", nonce=\"47ebe028cda119c35d4877b383027d28\"\n") +
      "<recv request=\"INVITE\"><action><ereg regexp=\"Digest username=.ticketd.\" search_in=\"hdr\" "
      "header=\"Proxy-Authorization:\" check_it=\"true\" assign_to=\"1\"/></action></recv>\n"
      "<Reference variables=\"1\"/>\n" +
      refusal("603 Decline"));
}

}  // namespace ticketd::tests
