-- Sends one request per line of a file, in order: a token, and a path where it differs.
-- Arguments: method, path, body, file, coupons that take turns in the body.
local requests, at = {}, 0

function init(args)
  local headers = { ["Content-Type"] = "application/json", ["Accept"] = "application/json" }
  local coupons = {}
  for coupon in args[5]:gmatch("[^,]+") do coupons[#coupons + 1] = coupon end
  for line in io.lines(args[4]) do
    local token, own = line:match("^(%S+)\t?(%S*)$")
    headers["Authorization"] = "Bearer " .. token
    local path = own ~= "" and own or args[2]
    local body = args[3]:gsub("%${coupon}", coupons[#requests % #coupons + 1])
    requests[#requests + 1] = wrk.format(args[1], path, headers, args[1] ~= "GET" and body or nil)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

-- Times in microseconds, and the answers that were no 2xx or 3xx.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("FAULTLINE %d %d %.0f %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency.mean, latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
