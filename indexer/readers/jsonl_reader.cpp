#include "indexer/readers/jsonl_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "indexer/readers/charset.h"
#include "indexer/readers/json_token.h"
#include "indexer/readers/json_values.h"
#include "indexer/readers/keys.h"
#include "indexer/readers/ninjs_reader.h"
#include "indexer/readers/record_builder.h"

namespace dateline::readers {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr std::size_t kBufferKept = 16 << 20;  // a thread that met a huge record gives its buffers back

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool blank(const std::vector<std::string>& texts) {
  return std::all_of(texts.begin(), texts.end(), [](const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
  });
}

// What the record gives for one row of the table.
struct Chosen {
  std::size_t rank = 0;
  std::size_t field = 0;
  bool any = false;
  std::vector<std::string> texts;
};

struct Field {
  std::string_view key;
  std::string_view json;
  int rows = 0;  // how many rows of the table took it
};

class ObjectReader {
 public:
  explicit ObjectReader(const ParseOptions& options) : builder(options), chosen_(key_rows().size()) {}

  error_code read_fields(ondemand::document& document, ondemand::object object) {
    for (auto entry : object) {
      ondemand::field field;
      if (const error_code error = std::move(entry).get(field)) return error;
      if (const error_code error = read_field(document, field)) return error;
    }
    return simdjson::SUCCESS;
  }

  void store() {
    for (const Field& field : fields_) {
      if (field.rows == 0) builder.add_extra(std::string(field.key), minified(field.json));
    }
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      Chosen& chosen = chosen_[i];
      if (!chosen.any) continue;
      const KeyRow& row = key_rows()[i];
      if (row.shape == Shape::words && chosen.texts.size() == 1) chosen.texts = split_words(chosen.texts[0]);
      row.set(builder, chosen.texts);
    }
  }

  // Its text stands where only a ninjs item has it.
  bool is_ninjs() const {
    return has("uri") && !has("body") && std::any_of(fields_.begin(), fields_.end(), [](const Field& field) {
             return field.key == "bodies" || field.key == "headlines" || field.key.starts_with("body_");
           });
  }

  bool has(std::string_view key) const {
    return std::any_of(fields_.begin(), fields_.end(), [&](const Field& field) { return field.key == key; });
  }

  RecordBuilder builder;

 private:
  error_code read_field(ondemand::document& document, ondemand::field& field) {
    std::string_view key;
    if (const error_code error = field.unescaped_key().get(key)) return error;
    const auto matches = find_keys(key);
    std::string_view json = without_trailing_space(field.value().raw_json_token());
    const bool null = json == "null";
    const bool container = json.starts_with('{') || json.starts_with('[');
    Texts values;
    if (matches[0].row) {
      const bool flag = matches[0].row->shape == Shape::flag;
      if (const error_code error = read_texts(field.value(), flag, values)) return error;
    } else if (const error_code error = check_value(field.value())) {
      return error;
    }
    if (null) return simdjson::SUCCESS;
    if (container) {
      const char* end = nullptr;
      if (const error_code error = document.current_location().get(end)) return error;
      json = without_trailing_space({json.data(), static_cast<std::size_t>(end - json.data())});
    }
    if (is_duplicate(key)) {
      builder.notice("duplicate-key",
                     "key \"" + std::string(key.substr(0, 80)) + "\" stands twice: the first is taken");
      return simdjson::SUCCESS;
    }
    fields_.push_back({key, json, 0});
    if (matches[0].row) take(matches, std::move(values));
    return simdjson::SUCCESS;
  }

  void take(const std::array<KeyMatch, 2>& matches, Texts values) {
    const std::size_t field = fields_.size() - 1;
    const bool flag = matches[0].row->shape == Shape::flag;
    if (values.odd) {
      builder.notice("bad-value",
                     "key \"" + std::string(fields_[field].key) + "\" holds something that is no text");
    }
    if (values.texts.empty() || (!flag && blank(values.texts))) {
      fields_[field].rows += values.odd ? 0 : 1;  // "" and [] say nothing, and need not be kept
      return;
    }
    for (const KeyMatch& match : matches) {
      if (!match.row) continue;
      Chosen& chosen = chosen_[static_cast<std::size_t>(match.row - key_rows().data())];
      if (chosen.any && chosen.rank <= match.rank) continue;
      if (chosen.any) --fields_[chosen.field].rows;
      chosen = {match.rank, field, true, values.texts};
      ++fields_[field].rows;
    }
  }

  bool is_duplicate(std::string_view key) {
    constexpr std::size_t kFew = 32;
    if (fields_.size() < kFew) return has(key);
    if (keys_.empty()) {
      for (const Field& field : fields_) keys_.insert(field.key);
    }
    return !keys_.insert(key).second;
  }

  std::vector<Field> fields_;
  std::vector<Chosen> chosen_;
  std::unordered_set<std::string_view> keys_;  // only of records with many
};

// One per thread: simdjson wants room behind the text, and buffers that are used again.
struct Workspace {
  std::unique_ptr<ondemand::parser> parser = std::make_unique<ondemand::parser>();
  std::string buffer;

  void load(std::string_view json) {
    buffer.clear();
    buffer.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    buffer.assign(json);
  }
  void shrink() {
    if (buffer.capacity() <= kBufferKept) return;
    parser = std::make_unique<ondemand::parser>();
    std::string().swap(buffer);
  }
};

Workspace& workspace() {
  thread_local Workspace space;
  return space;
}

// Nothing where it is a ninjs item among records of our own.
std::optional<Outcome> read_record(const RawRecord& raw, const ParseOptions& options, Workspace& space) {
  const auto reject = [&](const char* code, std::string reason) {
    return Rejection{raw.origin, code, std::move(reason), cut_raw(raw.bytes), false};
  };
  space.load(raw.bytes);
  std::size_t lone = 0;
  if (space.buffer.find("\\u") != std::string::npos) lone = repair_surrogates(space.buffer);
  ondemand::document document;
  const error_code opened =
      space.parser->iterate(space.buffer.data(), space.buffer.size(), space.buffer.capacity()).get(document);
  if (opened == simdjson::UTF8_ERROR) {
    return reject("not-utf8", "not valid UTF-8 at byte " + std::to_string(first_invalid_utf8(raw.bytes)) +
                                  " of the record");
  }
  const auto bad_json = [&](error_code error) {
    std::string reason = simdjson::error_message(error);
    const char* at = nullptr;
    if (!opened && !document.current_location().get(at) && at) {
      reason += " (at byte " + std::to_string(at - space.buffer.data()) + " of the record)";
    }
    return reject("bad-json", std::move(reason));
  };
  if (opened) return bad_json(opened);
  ondemand::json_type type;
  if (const error_code error = document.type().get(type)) return bad_json(error);
  if (type != ondemand::json_type::object)
    return reject("bad-json", "an article record must be a JSON object");
  ondemand::object object;
  if (const error_code error = document.get_object().get(object)) return bad_json(error);
  ObjectReader reader(options);
  if (const error_code error = reader.read_fields(document, object)) return bad_json(error);
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
    return bad_json(simdjson::TRAILING_CONTENT);
  if (reader.is_ninjs()) return std::nullopt;
  reader.store();
  if (lone > 0) {
    reader.builder.notice("lone-surrogate",
                          std::to_string(lone) + " escaped halves of a surrogate pair became U+FFFD");
  }
  Outcome outcome = std::move(reader.builder).finish(raw.origin, raw.bytes);
  return outcome;
}

}  // namespace

void parse_jsonl(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  Workspace& space = workspace();
  if (auto outcome = read_record(raw, options, space)) {
    out.push_back(std::move(*outcome));
  } else {
    parse_ninjs(raw, options, out);
  }
  space.shrink();
}

}  // namespace dateline::readers
