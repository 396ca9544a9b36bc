-- SPDX-License-Identifier: Apache-2.0
-- For wrk: searches that differ, sent with COOKIE. WORDS is a file of words, the commonest first; they are drawn as people draw them, the n-th n times less
-- often than the first. ASK=suggest types a word: two to eight letters of it, alone or after a whole word. ASK=search looks for one to three words. One in
-- ten words has a slip of the keyboard, one in twenty is none.
local cookie, ask, words = os.getenv("COOKIE") or "", os.getenv("ASK"), {}
for line in io.lines(os.getenv("WORDS")) do words[#words + 1] = line end

local function letter() return string.char(96 + math.random(26)) end
local function slip(word)
	local at = math.random(2, #word)
	local kind = math.random(3)
	if kind == 1 then return word:sub(1, at - 1) .. word:sub(at + 1) end
	if kind == 2 then return word:sub(1, at - 1) .. letter() .. word:sub(at) end
	return word:sub(1, at - 1) .. letter() .. word:sub(at + 1)
end
local function word()
	local dice = math.random()
	if dice < 0.05 then
		local none = ""
		for _ = 1, math.random(4, 9) do none = none .. letter() end
		return none
	end
	local drawn = words[math.max(1, math.floor(math.exp(math.random() * math.log(#words))))]
	return dice < 0.15 and slip(drawn) or drawn
end
local function typed()
	local begun = word():sub(1, math.random(2, 8))
	return math.random(3) == 1 and word() .. "+" .. begun or begun
end
local function searched()
	local text = word()
	for _ = 2, math.random(3) do text = text .. "+" .. word() end
	return text
end

function init() math.randomseed(os.time() * 1000 + tonumber(tostring({}):sub(8), 16) % 100000) end
function request()
	return wrk.format("GET", wrk.path .. "?q=" .. (ask == "suggest" and typed() or searched()), cookie ~= "" and { Cookie = cookie } or nil)
end
function done(summary, latency)
	io.write(string.format("RESULT %.1f %.2f %.2f %d %.2f\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
		latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect,
		latency:percentile(95) / 1000))
end
