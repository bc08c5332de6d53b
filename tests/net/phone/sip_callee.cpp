// SPDX-License-Identifier: Apache-2.0
#include "net/phone/sip_callee.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <nlohmann/json.hpp>

#include "net/phone/wav.hpp"
#include "net/wire/certificates.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using asio::use_awaitable;
using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

constexpr std::uint16_t control_port = 4444;

void write(const std::filesystem::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

std::string config_of(const std::filesystem::path& directory, const std::string& address, bool tls) {
  const auto home = directory.string();
  return "poll_method epoll\nsip_listen " + address + ":5060\nnet_interface " + address +
         "\naudio_txmode poll\naudio_source aufile," + home +
         "/silence.wav\nausrc_format s16\nauplay_format s16\n"
         "auenc_format s16\naudec_format s16\nrtp_ports 10000-19999\nrtcp_mux no\njitter_buffer_delay 5-10\n"
         "rtp_stats no\nmodule_path /usr/lib/baresip/modules\nmodule g711.so\nmodule aufile.so\nmodule "
         "sndfile.so\n" +
         (tls ? "module srtp.so\nsip_certificate " + home + "/both.pem\n" : "") + "snd_path " + home +
         "\nmodule_tmp account.so\nmodule_app menu.so\nmodule_app ctrl_tcp.so\nctrl_tcp_listen " + address +
         ":" + std::to_string(control_port) + "\nringback_disabled yes\nmenu_bell no\nstatmode_default off\n";
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Open for writing too, so that it does not end when a writer does.
int new_named_pipe(const std::filesystem::path& path) {
  const int made = ::mkfifo(path.c_str(), 0600);
  const int pipe = made == 0 ? ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC) : -1;
  if (pipe < 0) throw std::system_error(errno, std::generic_category(), path.string());
  return pipe;
}

}  // namespace

std::string own_loopback_address() {
  static unsigned serial = 0;
  ++serial;
  // The process's number keeps two test runs on one machine apart.
  const auto process = static_cast<unsigned>(::getpid());
  return "127." + std::to_string(100 + process / 250 % 100) + "." + std::to_string(1 + process % 250) + "." +
         std::to_string(serial);
}

SippCallee::SippCallee(asio::io_context& io, const std::string& scenario)
    : address_(own_loopback_address()), bell_(io, new_named_pipe(directory_.path() / "bell")) {
  const auto file = directory_.path() / "scenario.xml";
  write(file, scenario);
  process_ = std::make_unique<net::ChildProcess>(
      io.get_executor(),
      net::Program{{"sipp", "-sf", file.string(), "-i", address_, "-mi", address_, "-p", "5060", "-m", "1",
                    "-nostdin", "-timeout", "60s", "-key", "bell", (directory_.path() / "bell").string()},
                   {net::standard_path(), "TERM=dumb", "HOME=" + directory_.path().string()},
                   directory_.path() / "log"});
}

asio::awaitable<void> SippCallee::rings() {
  co_await bell_.async_wait(asio::posix::stream_descriptor::wait_read, use_awaitable);
}

asio::awaitable<bool> SippCallee::went_as_written() {
  const auto status = co_await process_->ended_within(30s);
  co_return status == 0;
}

BaresipCallee::BaresipCallee(asio::io_context& io, Media media)
    : io_(io), media_(media), address_(own_loopback_address()), control_(io) {
  const auto home = directory_.path();
  const bool tls = media == Media::TlsAndSrtp;
  write(home / "config", config_of(home, address_, tls));
  write(home / "accounts", "<sip:oncall@" + address_ + (tls ? ":5061;transport=tls" : ":5060") +
                               ">;regint=0;answermode=auto;audio_codecs=pcmu,pcma" +
                               (tls ? ";mediaenc=srtp-mand" : "") + "\n");
  write(home / "silence.wav", net::wav_file(net::silence(60s)));
  if (tls) write(home / "both.pem", content_of(certificates().certificate) + content_of(certificates().key));
  process_ = std::make_unique<net::ChildProcess>(
      io.get_executor(),
      net::Program{
          {"baresip", "-f", home.string()}, {net::standard_path(), "HOME=" + home.string()}, home / "log"});
}

std::string BaresipCallee::uri() const {
  return "sip:oncall@" + proxy().substr(4);
}

std::string BaresipCallee::proxy() const {
  return "sip:" + address_ + (media_ == Media::TlsAndSrtp ? ":5061;transport=tls" : ":5060");
}

asio::awaitable<void> BaresipCallee::ready() {
  const tcp::endpoint endpoint(asio::ip::make_address(address_), control_port);
  while (true) {
    const auto [error] = co_await control_.async_connect(endpoint, asio::as_tuple(use_awaitable));
    if (!error) co_return;
    control_.close();
    const auto status = co_await process_->ended_within(5ms);
    if (status) throw std::runtime_error("the callee's baresip ended");
  }
}

asio::awaitable<void> BaresipCallee::until(std::string event) {
  while (true) {
    while (const auto text = reader_.next()) {
      const auto message = nlohmann::json::parse(*text);
      if (message.value("type", "") == event) co_return;
    }
    std::array<char, 4096> block{};
    const auto got = co_await control_.async_read_some(asio::buffer(block), use_awaitable);
    if (!reader_.add(std::string_view(block.data(), got))) throw std::runtime_error("no netstring");
  }
}

asio::awaitable<void> BaresipCallee::press(std::string key) {
  return send("sndcode", std::move(key));
}

asio::awaitable<void> BaresipCallee::hang_up() {
  return send("hangup", "");
}

asio::awaitable<void> BaresipCallee::pause(std::chrono::milliseconds length) {
  asio::steady_timer timer(io_, length);
  co_await timer.async_wait(use_awaitable);
}

asio::awaitable<std::string> BaresipCallee::recording() {
  process_->signal(SIGTERM);
  co_await process_->ended_within(30s);
  for (const auto& entry : std::filesystem::directory_iterator(directory_.path()))
    if (entry.path().string().ends_with("-dec.wav")) co_return content_of(entry.path());
  co_return "";
}

asio::awaitable<void> BaresipCallee::send(std::string command, std::string parameters) {
  const auto text = net::netstring(nlohmann::json{{"command", command}, {"params", parameters}}.dump());
  co_await asio::async_write(control_, asio::buffer(text), use_awaitable);
}

}  // namespace ticketd::tests
