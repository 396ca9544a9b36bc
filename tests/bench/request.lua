-- SPDX-License-Identifier: Apache-2.0
-- For wrk: sends COOKIE with each request; with FORM set, posts that body with a fresh idempotency key each time; with COMPRESS set, asks
-- for a compressed answer, as browsers do.
local cookie, form, compress = os.getenv("COOKIE"), os.getenv("FORM"), os.getenv("COMPRESS")
local digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
local function key()
	local out = {}
	for i = 1, 21 do local n = math.random(64); out[i] = digits:sub(n, n) end
	return table.concat(out) .. "A"
end
function init() math.randomseed(os.time() * 1000 + tonumber(tostring({}):sub(8), 16) % 100000) end
function request()
	local headers = {}
	if cookie and cookie ~= "" then headers["Cookie"] = cookie end
	if compress then headers["Accept-Encoding"] = "gzip" end
	if form and form ~= "" then
		headers["Content-Type"] = "application/x-www-form-urlencoded"
		return wrk.format("POST", nil, headers, "key=" .. key() .. "&" .. form)
	end
	return wrk.format("GET", nil, headers)
end
local wrong = 0
function done(summary, latency)
	io.write(string.format("RESULT %.1f %.2f %.2f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
		latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect))
end
