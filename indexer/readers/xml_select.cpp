#include "indexer/readers/xml_select.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/layout.h"
#include "indexer/readers/paragraphs.h"

namespace dateline::readers {
namespace {

constexpr auto npos = std::string_view::npos;

// Dublin Core Metadata Terms section 2 and 3; RSS 1.0 Modules: Content; RFC 4287 section 2; Media RSS 1.5.1.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNamespaces = {{
    {"atom", "http://www.w3.org/2005/Atom"},
    {"content", "http://purl.org/rss/1.0/modules/content/"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"media", "http://search.yahoo.com/mrss/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"xhtml", "http://www.w3.org/1999/xhtml"},
}};

struct Condition {
  std::string_view attribute;
  std::string_view value;
  bool absent = false;
  bool any_value = false;
};

struct Step {
  std::string_view name;
  std::string_view ns;
  bool deep = false;  // at any depth below
  std::vector<Condition> conditions;
};

// "name[@a=v][!@b]" of a path; `path` loses what was read.
Step take_step(std::string_view& path, std::string_view home) {
  Step step;
  if (path.starts_with('/')) {
    step.deep = true;
    path.remove_prefix(1);
  }
  const std::size_t end = std::min(path.find_first_of("/[@"), path.size());
  step.name = path.substr(0, end);
  step.ns = home;
  if (const std::size_t colon = step.name.find(':'); colon != npos) {
    step.ns = known_namespace(step.name.substr(0, colon));
    step.name.remove_prefix(colon + 1);
  }
  path.remove_prefix(end);
  while (path.starts_with('[')) {
    std::string_view inside = path.substr(1, path.find(']') - 1);
    path.remove_prefix(inside.size() + 2);
    Condition condition;
    condition.absent = inside.starts_with('!');
    inside.remove_prefix(condition.absent ? 2 : 1);
    const std::size_t equals = inside.find('=');
    condition.attribute = inside.substr(0, equals);
    condition.any_value = equals == npos;
    if (!condition.any_value) condition.value = inside.substr(equals + 1);
    step.conditions.push_back(condition);
  }
  return step;
}

bool fits(const XmlNode& node, const Step& step) {
  if (node.name != step.name || node.ns != step.ns) return false;
  return std::all_of(step.conditions.begin(), step.conditions.end(), [&](const Condition& condition) {
    if (!node.has_attribute(condition.attribute)) return condition.absent;
    if (condition.absent) return false;
    return condition.any_value || local_code(node.attribute(condition.attribute)) == condition.value;
  });
}

void add_children(const XmlNode& from, const Step& step, std::vector<const XmlNode*>& out) {
  for (const XmlNode* node = from.first; node; node = node->next) {
    if (node->is_text()) continue;
    if (fits(*node, step)) out.push_back(node);
    if (step.deep) add_children(*node, step, out);  // as deep as a document may be (XmlLimits::depth)
  }
}

void walk(const XmlNode& node, ParagraphWriter& out) {
  if (node.is_text()) return out.text(node.text);
  if (!out.open(node.name)) return;
  for (const XmlNode* child = node.first; child; child = child->next) walk(*child, out);
  out.close(node.name);
}

void add_text(const XmlNode& node, std::string& out) {
  out += node.text;
  for (const XmlNode* child = node.first; child; child = child->next) add_text(*child, out);
}

}  // namespace

std::string_view known_namespace(std::string_view prefix) {
  for (const auto& [name, uri] : kNamespaces) {
    if (name == prefix) return uri;
  }
  return {};
}

std::string_view local_code(std::string_view code) {
  if (code.starts_with("http:") || code.starts_with("https:")) {
    while (code.ends_with('/')) code.remove_suffix(1);
    return code.substr(code.find_last_of("/#") + 1);
  }
  return code.substr(code.find(':') + 1);  // npos + 1 is 0
}

std::vector<XmlMatch> xml_select(const XmlNode& from, std::string_view path) {
  std::vector<const XmlNode*> nodes = {&from};
  const std::string_view home = from.ns;
  while (!path.empty() && path[0] != '@') {
    std::vector<const XmlNode*> found;
    if (path.starts_with("..")) {
      path.remove_prefix(2);
      for (const XmlNode* node : nodes) {
        if (node->parent) found.push_back(node->parent);
      }
    } else {
      const Step step = take_step(path, home);
      for (const XmlNode* node : nodes) add_children(*node, step, found);
    }
    nodes = std::move(found);
    if (path.starts_with('/')) path.remove_prefix(1);
  }
  std::vector<XmlMatch> out;
  for (const XmlNode* node : nodes) {
    if (path.empty()) {
      out.push_back({node, nullptr});
      continue;
    }
    const auto wanted = std::find_if(node->attributes.begin(), node->attributes.end(),
                                     [&](const auto& a) { return a.name == path.substr(1); });
    if (wanted != node->attributes.end()) out.push_back({node, &*wanted});
  }
  return out;
}

std::string xml_line(const XmlNode& element) {
  ParagraphWriter writer;
  for (const XmlNode* child = element.first; child; child = child->next) walk(*child, writer);
  std::string out;
  for (const std::string& paragraph : std::move(writer).take()) out += (out.empty() ? "" : " ") + paragraph;
  return one_line(out);
}

std::string xml_line(const XmlMatch& match) {
  return match.attribute ? one_line(match.attribute->value) : xml_line(*match.node);
}

std::vector<std::string> xml_paragraphs(const XmlNode& element) {
  ParagraphWriter writer;
  for (const XmlNode* child = element.first; child; child = child->next) walk(*child, writer);
  return std::move(writer).take();
}

std::string xml_text(const XmlNode& element) {
  std::string out;
  add_text(element, out);
  return out;
}

}  // namespace dateline::readers
