// SPDX-License-Identifier: Apache-2.0
#include "net/process/child_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "net/wire/one_line.hpp"
#include "net/wire/wait_until.hpp"

namespace ticketd::net {

namespace asio = boost::asio;

namespace {

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Descriptor {
  int number = -1;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

// All that the child needs, made before the fork: afterwards nothing may allocate.
struct Preparation {
  std::vector<std::string> words;
  std::vector<std::string> environment;
  std::vector<char*> word_pointers;
  std::vector<char*> environment_pointers;
  std::string output;
  std::uintmax_t largest_file = 0;
  pid_t parent = ::getpid();
  int report = -1;
};

// Between fork and exec: async-signal-safe calls only.
[[noreturn]] void become(const Preparation& prepared) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  if (prepared.largest_file > 0) {
    const rlimit limit{prepared.largest_file, prepared.largest_file};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  const int nothing = ::open("/dev/null", O_RDWR);
  ::dup2(nothing, 0);
  if (prepared.output.empty()) {
    ::dup2(nothing, 1);
  } else {
    ::dup2(::open(prepared.output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), 1);
    ::dup2(1, 2);
  }
  ::dup2(prepared.report, 3);
  ::fcntl(3, F_SETFD, FD_CLOEXEC);
  ::close_range(4, ~0U, 0);
  // We may have died before the parent-death signal was asked for.
  if (::getppid() == prepared.parent)
    ::execvpe(prepared.word_pointers[0], prepared.word_pointers.data(), prepared.environment_pointers.data());
  const int error = errno;
  [[maybe_unused]] const auto written = ::write(3, &error, sizeof error);
  ::_exit(127);
}

// Returns once the program runs in the child; throws what kept it from doing so.
pid_t start(const Program& program) {
  Preparation prepared{program.words,           program.environment, {}, {},
                       program.output.string(), program.largest_file};
  prepared.word_pointers = pointers_to(prepared.words);
  prepared.environment_pointers = pointers_to(prepared.environment);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw domain::TemporaryError(std::string("pipe: ") + std::strerror(errno));
  const Descriptor reading{ends[0]};
  Descriptor writing{ends[1]};
  prepared.report = ends[1];
  const pid_t pid = ::fork();
  if (pid == 0) become(prepared);
  if (pid < 0) throw domain::TemporaryError(std::string("fork: ") + std::strerror(errno));
  ::close(writing.number);
  writing.number = -1;
  int error = 0;
  ssize_t got = 0;
  do got = ::read(reading.number, &error, sizeof error);
  while (got < 0 && errno == EINTR);
  if (got == 0) return pid;
  ::waitpid(pid, nullptr, 0);
  throw domain::TemporaryError(program.words.front() + ": cannot be started (" + std::strerror(error) + ")");
}

}  // namespace

ChildProcess::ChildProcess(const asio::any_io_executor& executor, const Program& program)
    : pid_(start(program)), pidfd_(executor) {
  const auto descriptor = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  if (descriptor < 0) {
    const int error = errno;
    signal(SIGKILL);
    reap(0);
    throw domain::TemporaryError(std::string("pidfd_open: ") + std::strerror(error));
  }
  pidfd_.assign(descriptor);
}

ChildProcess::~ChildProcess() {
  if (status_) return;
  signal(SIGKILL);
  reap(0);
}

asio::awaitable<std::optional<int>> ChildProcess::ended_within(std::chrono::milliseconds deadline) {
  if (status_) co_return status_;
  const auto until = std::chrono::steady_clock::now() + deadline;
  // Asio may call a descriptor ready that is not: what was reported of one that is closed by now reaches the
  // next that takes its place. Only the kernel's answer to waitid is an end.
  while (!status_) {
    const auto waited = co_await wait_until(pidfd_, asio::posix::stream_descriptor::wait_read, until);
    if (waited == Waited::TooLong) break;
    reap(WNOHANG);
  }
  co_return status_;
}

void ChildProcess::signal(int number) const {
  if (!status_) ::kill(-pid_, number);
}

void ChildProcess::reap(int options) {
  siginfo_t info{};
  // The dead leader keeps its group's number ours until it is waited for.
  if (::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOWAIT | options) != 0 ||
      info.si_pid != pid_)
    return;
  ::kill(-pid_, SIGKILL);
  ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | options);
  status_ = info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
}

std::string standard_path() {
  return "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
}

std::string last_line_of(const std::filesystem::path& log) {
  std::ifstream file(log);
  std::string line, last;
  while (std::getline(file, line))
    if (!line.empty()) last = line;
  return one_line(last, 200);
}

}  // namespace ticketd::net
