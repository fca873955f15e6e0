// Runs dateline-index as a user would: a process with arguments, standard input and an environment of its own.
//
//   Workplace place;
//   Ran ran = place.index({"add", "--archive", place.path("a"), place.write("x.txt", "Headline\n\nBody.")});
//   EXPECT_EQ(ran.code, 0) << ran.err;
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace dateline::test {

namespace fs = std::filesystem;
using nlohmann::json;

inline std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

struct Ran {
  int code = -1;  // exit code; 128 + signal where one ended it
  std::string out;
  std::string err;
  json report() const { return json::parse(out, nullptr, false); }
};

// A process under way.
class Running {
 public:
  Running(pid_t pid, fs::path out, fs::path err) : pid_(pid), out_(std::move(out)), err_(std::move(err)) {}
  void signal(int number) const { ::kill(pid_, number); }
  Ran wait() const {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, read_text(out_), read_text(err_)};
  }
  std::string err_so_far() const { return read_text(err_); }

 private:
  pid_t pid_;
  fs::path out_;
  fs::path err_;
};

// A directory of its own, gone afterwards.
class Workplace {
 public:
  Workplace() {
    std::string name = (fs::temp_directory_path() / "dateline-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    root_ = name;
    fs::create_directories(root_ / "tmp");
  }
  ~Workplace() {
    std::error_code error;
    fs::remove_all(root_, error);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  std::string path(const std::string& name) const { return (root_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
    return path(name);
  }

  // `input`: a descriptor to read standard input from; -1: an empty one. `terminal`: a device for standard error.
  Running start(const std::string& program, const std::vector<std::string>& arguments, int input = -1,
                const std::map<std::string, std::string>& environment = {}, const std::string& terminal = {}) {
    const fs::path out = root_ / ("out-" + std::to_string(++runs_));
    const fs::path err = root_ / ("err-" + std::to_string(runs_));
    const std::string binary = std::string(DATELINE_BIN_DIR) + "/" + program;
    std::vector<std::string> words = arguments;
    words.insert(words.begin(), binary);
    const pid_t pid = ::fork();
    if (pid == 0) {
      const int from = input >= 0 ? input : ::open("/dev/null", O_RDONLY);
      ::dup2(from, 0);
      ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
      ::dup2(terminal.empty() ? ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600)
                              : ::open(terminal.c_str(), O_RDWR | O_NOCTTY),
             2);
      ::unsetenv("DATELINE_ARCHIVE");
      ::setenv("TMPDIR", (root_ / "tmp").c_str(), 1);
      for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
      std::vector<char*> argv;
      for (std::string& word : words) argv.push_back(word.data());
      argv.push_back(nullptr);
      ::execv(binary.c_str(), argv.data());
      ::_exit(127);
    }
    return Running(pid, out, err);
  }

  Ran run(const std::string& program, const std::vector<std::string>& arguments,
          const std::map<std::string, std::string>& environment = {}) {
    return start(program, arguments, -1, environment).wait();
  }
  Ran index(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment = {}) {
    return run("dateline-index", arguments, environment);
  }
  // Standard input is `text`, through a pipe.
  Ran index_with_input(const std::vector<std::string>& arguments, const std::string& text) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    const Running running = start("dateline-index", arguments, ends[0]);
    ::close(ends[0]);
    // Smaller than a pipe holds, so that writing never waits.
    EXPECT_LT(text.size(), 60'000U);
    EXPECT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    ::close(ends[1]);
    return running.wait();
  }
  // The archive's articles by id, as dateline-search shows them to everybody.
  std::vector<std::string> ids(const std::string& archive, const std::vector<std::string>& query = {}) {
    std::vector<std::string> arguments = {"--archive", archive, "--format", "ids", "--limit", "all"};
    arguments.insert(arguments.end(), query.begin(), query.end());
    std::istringstream lines(run("dateline-search", arguments).out);
    std::vector<std::string> out;
    for (std::string line; std::getline(lines, line);) out.push_back(line);
    std::sort(out.begin(), out.end());
    return out;
  }
  bool is_clean(const std::string& archive) {
    const Ran ran = index({"check", "--archive", archive});
    if (ran.code != 0) ADD_FAILURE() << "exit code " << ran.code << "\n" << ran.out << ran.err;
    return ran.code == 0;
  }

 private:
  fs::path root_;
  int runs_ = 0;
};

inline std::string corpus(const std::string& name) { return std::string(DATELINE_SOURCE_DIR) + "/corpus/" + name; }

// One JSON line.
inline std::string article(const std::string& id, const std::string& headline, json more = json::object()) {
  more["id"] = id;
  more["headline"] = headline;
  if (!more.contains("body")) more["body"] = "The council met on Tuesday and spoke of " + headline + ".";
  return more.dump() + "\n";
}

// Every file below a directory with its content.
inline std::map<std::string, std::string> contents(const std::string& directory) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(directory))
    if (entry.is_regular_file()) out[entry.path().string().substr(directory.size())] = read_text(entry.path());
  return out;
}

}  // namespace dateline::test
