/** How people say that something is for a time, as parts of patterns in which C0 stands for a customer and P1 for a person. Pure. */
import { monthWord } from "./stretches.ts";

const leave = "(?:leave|absence|holidays?|vacation|time off|pto|trip|training|break)";
/** A person, by name or not. */
export const someone = "(?:i|s?he|they|@?P\\d+)";
/** What follows whoever isn't there. */
export const isGone =
  "(?:['’](?:s|m|re|ll be)| is| am| are| will be) (?:\\p{L}+ ){0,2}?(?:away|out|off|gone|ill|sick|travelling|traveling|absent|abroad|not (?:here|there|in|around)|(?:on|at|in) (?:\\p{L}+ ){0,2}(?:leave|holidays?|vacation|pto|training|trip|conference|hospital))";
/** For as long as somebody is not there. */
export const untilBack = `(?:(?:until|till?) ${someone}(?:['’](?:s|m|re)| is| am| are)? (?:back|here again|well|better|returns?|returned)|(?:while|whilst|as long as|when)(?: ${someone}${isGone}| (?:away|out|off))|during (?:my|his|her|their|the|@?P\\d+['’]s) ${leave}|meanwhile|(?:in|for) the meantime|until (?:my|his|her|their|@?P\\d+['’]s) return)`;
const many =
  "(?:(?:only|just|another|at least|at most|about|up to|max(?:imum)?|not? (?:longer|more) than) )?(?:the (?:next|coming|first) )?(?:an?|the|one|two|three|four|five|six|\\d+|a few|some|a couple of) (?:days?|weeks?|months?|quarters?|fortnight)\\b(?! (?:ago|from|later|before|after|now|already)\\b)";
const named = `(?:now|(?:the time being|the moment|a (?:while|bit))|the holidays|(?:just )?(?:this|next|the rest of the) (?:week|month|quarter|year)|q[1-4]|(?:the )?(?:whole |rest )?(?:of |month of )?${monthWord}(?! ?\\d)|(?:a|the) (?:trial|test|transition|interim)\\b)`;
const other = `(?:${untilBack}|(?:until|till?)(?! (?:now|recently|lately|yesterday)\\b)|for ${named}|over (?:the )?(?:christmas|xmas|easter|holidays)|during ${monthWord}|temporar(?:y|ily)|interim|short[- ]term|(?:while|as long as) ${someone})`;
/** What begins right where it stands. */
export const term = `(?:${other}|through|(?:for )?${many}|from [^.,;!?]{1,20} (?:to|until|till?))`;

const day = `(?:(?:the )?(?:\\d|end\\b|${monthWord}\\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|xmas|new year)|today|tomorrow|next (?:week|month))`;
const anywhere = `(?:${other}|through ${day}|for ${many}|from (?:on )?${day}[^.,;!?]{0,16} (?:to|until|till?))`;
const isFor = new RegExp(`(?<![\\p{L}\\d])${anywhere}(?![\\p{L}\\d])`, "iu");
const opens = new RegExp(
  `^\\W*(?:(?:but|and|only|just|at least|at most) ){0,3}(?:${anywhere}|${many})(?![\\p{L}\\d])`,
  "iu",
);
/** Whether a clause begins with a time that something is for: "only until Friday", "two weeks". */
export const opensForATime = (clause: string): boolean => opens.test(clause);
/** Whether a clause says of what it is about that it is for a time, and not for good. */
export const isForATime = (clause: string): boolean => isFor.test(clause) || opens.test(clause);

/** "Isaiah works until Friday, then Adele gets his": what is wanted is only so after that day. */
export const isThenOnly = (text: string): boolean => untilThen.test(text);
const untilThen = /\b(?:until|till?) [^,.;!?]{2,30}[,;.]? (?:and )?(?:then|afterwards|after that)\b/i;

/** "Assign Contoso to Megan once she's back": when it is to be, which nobody here can tell. */
export const whenTold = (text: string): string | undefined => ahead.exec(text)?.[0].trim();
/** Not "she had it once January last year", "after Christmas I'm away": what is told of a time is no day of the wish. */
const ahead =
  /\b(?:once|as soon as|when|after) (?!you\b)(?:(?:(?:the|his|her|their|my|our) )?\p{L}+(?:['’](?:s|re|m|ve)| (?:is|are|am|has|have|gets?|comes?|returns?|starts?|signs?|agrees?|confirms?|says?|approves?))\b|(?<!\bonce )(?:(?:the )?(?:holidays?|new year|break|weekend|christmas|xmas|easter|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|(?:his|her|their|my) (?:holidays?|leave|vacation)\b)(?! (?:(?:i|we|he|she|they|it)\b|last\b)))[^.,;!?]{0,40}/iu;
