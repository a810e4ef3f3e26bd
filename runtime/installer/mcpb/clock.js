// Stops the clock at SOURCE_DATE_EPOCH, since mcpb writes the time of packing into each entry: the same files are to give the same bytes.
const now = Number(process.env.SOURCE_DATE_EPOCH) * 1000;
const Clock = Date;
globalThis.Date = class extends Clock {
  constructor(...given) {
    super(...(given.length ? given : [now]));
  }

  static now() {
    return now;
  }
};
