// static/api/v1/openapi.yaml against the running server: every path and every parameter it lists is answered,
// and the server answers no path it does not list.
#include <gmock/gmock.h>

#include <regex>

#include "tests/server/serving.h"

namespace dateline::test {
namespace {

struct Listed {
  std::string name;
  std::string example;
};

// The little of YAML that the file uses: paths at two columns, parameters as references or with a name and an
// example.
std::map<std::string, std::vector<Listed>> listed_paths(const std::string& yaml) {
  std::map<std::string, Listed> components;
  std::map<std::string, std::vector<Listed>> paths;
  std::istringstream lines(yaml);
  std::string section;
  std::string path;
  std::string component;
  bool in_parameters = false;
  std::smatch m;
  std::vector<std::pair<std::string, std::string>> references;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, m, std::regex("([a-z]+):.*"))) section = m[1];
    if (section == "paths" && std::regex_match(line, m, std::regex("  (/[^ ]*):"))) {
      path = m[1];
      paths[path];
    }
    if (section == "paths" && std::regex_search(line, m, std::regex("#/components/parameters/([a-z]+)")))
      references.emplace_back(path, m[1]);
    if (section == "paths" && std::regex_match(line, m, std::regex("        - name: (.*)")))
      paths[path].push_back({m[1], ""});
    if (section == "paths" && std::regex_match(line, m, std::regex("          example: '?([^']*)'?")))
      paths[path].back().example = m[1];
    if (section == "components" && std::regex_match(line, m, std::regex("  ([a-z]+):")))
      in_parameters = m[1] == "parameters";
    if (section == "components" && in_parameters && std::regex_match(line, m, std::regex("    ([a-z]+):")))
      component = m[1];
    if (section == "components" && in_parameters && std::regex_match(line, m, std::regex("      name: (.*)")))
      components[component].name = m[1];
    if (section == "components" && in_parameters &&
        std::regex_match(line, m, std::regex("      example: '?([^']*)'?")))
      components[component].example = m[1];
  }
  for (const auto& [where, name] : references) paths[where].push_back(components.at(name));
  return paths;
}

TEST(OpenApi, EveryListedPathAndParameterIsAnswered) {
  Workplace place;
  ASSERT_EQ(
      place
          .index({"add", "--archive", place.path("a"), place.write("a.jsonl", article("example-1", "Talks"))})
          .code,
      0);
  const Serving portal(place, place.path("a"));
  const Response description = portal.get("/api/v1/openapi.yaml");
  EXPECT_EQ(description.header("content-type"), "application/yaml");
  const auto paths = listed_paths(description.body);
  ASSERT_GE(paths.size(), 10U);
  for (const auto& [path, parameters] : paths) {
    std::string all = path;
    std::string required;
    for (const Listed& parameter : parameters) {
      if (parameter.name == "cursor") continue;  // comes from an answer; interface_test.cpp pages by it
      ASSERT_FALSE(parameter.example.empty()) << path << " " << parameter.name;
      std::string name = parameter.name;
      if (const std::size_t at = name.find("NAME"); at != std::string::npos) name.replace(at, 4, "person");
      const std::string given = name + "=" + parameter.example;
      if (name == "id") required = given;
      all += (all.size() == path.size() ? "?" : "&") + given;
      const std::string alone =
          path + "?" + (required.empty() || name == "id" ? given : required + "&" + given);
      EXPECT_EQ(portal.get(alone).status, 200) << alone;
    }
    EXPECT_EQ(portal.get(all).status, 200) << all;
    EXPECT_EQ(ask(portal.port(), path, {}, "POST").status, 405) << path;
  }
  for (const char* parameter : {"q", "match", "from", "to", "f.person", "f.place.not", "facet", "timeline",
                                "about_timeline", "sort", "limit", "offset", "lenient"}) {
    const auto& listed = paths.at("/api/v1/search");
    EXPECT_TRUE(std::any_of(listed.begin(), listed.end(), [&](const Listed& l) {
      return std::regex_match(parameter,
                              std::regex(std::regex_replace(l.name, std::regex("NAME"), "[a-z]+")));
    })) << parameter;
  }
}

}  // namespace
}  // namespace dateline::test
