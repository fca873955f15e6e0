#include "indexer/readers/xml_items.h"

#include <algorithm>

namespace dateline::readers {

std::unique_ptr<Splitter> xml_splitter(const Sniffed& sniffed, const Limits& limits) {
  Limits xml = limits;
  xml.record_bytes = std::min<std::uint64_t>(limits.record_bytes, XmlLimits{}.bytes);
  return whole_splitter(sniffed, xml);
}

void reject_document(const RawRecord& raw, const XmlDocument& document, std::vector<Outcome>& out) {
  if (!document.problem()) return;
  const XmlProblem& problem = *document.problem();
  out.push_back(
      Rejection{raw.origin, problem.code, problem.reason, cut_raw(raw.bytes), problem.code == "truncated"});
}

Origin item_origin(const RawRecord& raw, const XmlDocument& document, const XmlNode& item,
                   std::uint64_t number) {
  Origin origin = raw.origin;
  origin.record = number;
  origin.byte_offset += document.start_of(item);
  return origin;
}

bool past_items(const RawRecord& raw, std::uint64_t number, std::vector<Outcome>& out) {
  const std::size_t most = XmlLimits{}.items;
  if (number <= most) return false;
  out.push_back(Rejection{raw.origin, "xml-limit",
                          "the document has more than " + std::to_string(most) + " items; the rest was not read",
                          {}, true});
  return true;
}

void tell_notices(const XmlDocument& document, std::vector<Outcome>& out) {
  for (Outcome& outcome : out) {
    if (auto* parsed = std::get_if<Parsed>(&outcome)) {
      parsed->notices.insert(parsed->notices.begin(), document.notices().begin(), document.notices().end());
      return;
    }
  }
}

}  // namespace dateline::readers
