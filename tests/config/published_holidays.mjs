// SPDX-License-Identifier: Apache-2.0
// Writes published_holidays.txt, what another source says of the countries whose calendars are shipped:
//   npm install --prefix /tmp/npm date-holidays@3.37.0 && node published_holidays.mjs /tmp/npm > published_holidays.txt
import { createRequire } from 'node:module';

const require = createRequire(process.argv[2] + '/');
const Holidays = require('date-holidays');
const places = {
  denmark: ['DK'], england: ['GB', 'ENG'], finland: ['FI'], france: ['FR'], germany: ['DE'], greece: ['GR'],
  netherlands: ['NL'], norway: ['NO'], sweden: ['SE'], 'us-federal': ['US'],
  'germany-baden-wuerttemberg': ['DE', 'BW'], 'germany-bavaria': ['DE', 'BY'], 'germany-berlin': ['DE', 'BE'],
  'germany-brandenburg': ['DE', 'BB'], 'germany-bremen': ['DE', 'HB'], 'germany-hamburg': ['DE', 'HH'],
  'germany-hesse': ['DE', 'HE'], 'germany-lower-saxony': ['DE', 'NI'],
  'germany-mecklenburg-vorpommern': ['DE', 'MV'], 'germany-north-rhine-westphalia': ['DE', 'NW'],
  'germany-rhineland-palatinate': ['DE', 'RP'], 'germany-saarland': ['DE', 'SL'], 'germany-saxony': ['DE', 'SN'],
  'germany-saxony-anhalt': ['DE', 'ST'], 'germany-schleswig-holstein': ['DE', 'SH'], 'germany-thuringia': ['DE', 'TH'],
};

const version = require('date-holidays/package.json').version;
console.log(`# Public holidays, weekends too, by date-holidays ${version} (npm); published_holidays.mjs wrote this.`);
for (const [calendar, place] of Object.entries(places)) {
  const country = new Holidays(...place, { types: ['public'] });
  for (let year = 2020; year <= 2040; ++year) {
    const days = country.getHolidays(year).map((day) => day.date.slice(0, 10));
    const within = [...new Set(days)].filter((day) => day.startsWith(`${year}-`)).sort();
    console.log([calendar, year, ...within.map((day) => day.slice(5))].join(' '));
  }
}
