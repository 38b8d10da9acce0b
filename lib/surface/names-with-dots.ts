/** Ends of hosts that hardly any file and no member of a program has. What is on no list counts as a host too. */
const ofHosts = toSet(
  'com org net edu gov int biz bank app dev eu uk de fr ch at nl be es it pl cz dk fi se no ru cn jp kr br au nz ca us example',
);

/**
 * Ends of files, and members of programs. Some are also ends of hosts (`rs`, `md`, `zip`), where a file is what is meant by
 * far more often.
 */
const ofFilesAndPrograms = toSet(
  [
    'ts tsx mts cts js jsx mjs cjs json jsonl jsonc md mdx markdown txt pdf epub html htm xhtml css scss sass less',
    'py pyi pyc ipynb rs go rb erb java kt kts class jar war swift mm cpp hpp cxx hxx hh cs csproj sln fs php phtml lua',
    'pm jl ex exs erl hs ml mli elm scala clj cljs dart nim zig asm wasm wat vb pas sol groovy gradle',
    'sh bash zsh fish bat cmd awk sed mk cmake yml yaml toml ini cfg conf config env lock properties plist',
    'xml xsl xsd svg png jpg jpeg gif webp avif bmp tif tiff ico psd eps mp wav ogg flac mov avi mkv webm',
    'zip tar gz tgz xz rar iso dmg deb rpm apk exe msi dll so dylib bin dat db sql sqlite csv tsv parquet log bak tmp',
    'doc docx xls xlsx ppt pptx odt ods odp rtf tex bib vue svelte astro proto tf tfvars graphql prisma hbs ejs tpl',
    'diff patch spec test local sample template dist min ttf otf woff pem crt key pub',
    'prototype constructor length map filter reduce push pop slice splice concat join split find some every sort keys',
    'values entries then catch finally call apply bind log error warn path body value type data text style index main',
    'init get set add run open close read write format print println append random linalg utils core now parse stringify',
  ].join(' '),
);

/** What names of programs begin with, where a dot leads to a member. */
const programs = toSet(
  [
    'array object string number boolean symbol promise proxy reflect regexp date math json intl map set weakmap error',
    'bigint console window document navigator location history event element node process global globalthis',
    'module exports import require fs os sys io path url http crypto util buffer asyncio itertools functools',
    'collections typing datetime random re subprocess logging pathlib np numpy pd pandas plt matplotlib scipy sklearn',
    'torch tf tensorflow keras jax nltk django flask react redux rxjs vue lodash jquery std java javax jakarta kotlin',
    'scala androidx system this self super cls props state ctx req res request response db df str list dict int float',
    'tuple bytes thread kernel vim tsconfig',
  ].join(' '),
);

/**
 * Whether a name with dots is one of a file, a program or two sentences without a space between them.
 *
 * @param labels at least two, the last of letters
 */
export function isNoHost(labels: readonly string[]): boolean {
  const [first = '', last = ''] = [labels[0]?.toLowerCase(), labels.at(-1)];
  const end = last.toLowerCase();
  const before = labels.at(-2) ?? '';
  // `ASP.NET`, `System.IO`: a technique, and `PAYPAL.NET` none.
  if (/^(?:NET|Net|IO)$/u.test(last) && (before.length < 4 || /\p{Ll}/u.test(before))) return true;
  // `.env.example`, `3.times`
  if (first === 'env' || /^\d$/u.test(before)) return true;
  if (ofHosts.has(end)) return false;
  if (ofFilesAndPrograms.has(end) || programs.has(first) || /^\d+$/u.test(before)) return true;
  // `Foo.useState`, `Foo.Bar`, `end.Another`: hosts are written in small letters, or all in capitals.
  return end.length > 2 && last !== end && last !== last.toUpperCase();
}

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
