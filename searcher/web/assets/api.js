// The server's JSON, as promises. Every failure is an ApiError with what the server's problem+json says.
//
//   const api = new Api(new URL("./", location.href));
//   const found = await api.search(params, signal);

export class ApiError extends Error {
  // `status` 0: the server was not reached. `column` counts code points of the query, or is null.
  constructor({status = 0, code = "network", message = "", hint = "", column = null}) {
    super(message);
    Object.assign(this, {status, code, hint, column});
  }
}

async function problemOf(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // a proxy's own page: the status says enough
  }
  return new ApiError({
    status: response.status,
    code: problem.code ?? "",
    message: problem.detail ?? problem.message ?? problem.title ?? `${response.status} ${response.statusText}`,
    hint: problem.hint ?? "",
    column: Number.isInteger(problem.column) ? problem.column : null,
  });
}

export class Api {
  #missing = new Set();

  // `base`: the portal's address, ending in a slash.
  constructor(base) {
    this.base = base;
  }

  url(path, params) {
    const url = new URL(path, this.base);
    url.search = params ? params.toString() : "";
    return url.href;
  }

  async #get(path, params, signal) {
    let response;
    try {
      response = await fetch(this.url(path, params), {signal, headers: {accept: "application/json"}});
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new ApiError({message: error.message});
    }
    if (!response.ok) throw await problemOf(response);
    try {
      return await response.json();
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new ApiError({status: response.status, code: "not-json", message: error.message});
    }
  }

  // An extra that a server may lack: null where it does, and it is not asked for again.
  async #optional(path, params, signal) {
    if (this.#missing.has(path)) return null;
    try {
      return await this.#get(path, params, signal);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      if ([404, 405, 501].includes(error.status) && !["unknown-id", "unknown-article"].includes(error.code)) {
        this.#missing.add(path);
      }
      return null;
    }
  }

  search(params, signal) {
    return this.#get("api/v1/search", params, signal);
  }

  article(id, signal) {
    return this.#get("api/v1/article", new URLSearchParams({id}), signal);
  }

  // Shaped as a search; null where the server has none.
  similar(id, signal) {
    return this.#optional("api/v1/similar", new URLSearchParams({id}), signal);
  }

  suggest(text, signal) {
    return this.#optional("api/v1/suggest", new URLSearchParams({q: text}), signal);
  }
}
