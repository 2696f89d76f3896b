/**
 * What a KPI's query may call: aggregates, and functions whose result follows from their arguments and is not larger
 * than they are. Nothing that reads settings, files, the catalog or the clock, waits, writes, or makes long texts and
 * arrays out of short ones (repeat, lpad, replace, format, concat, array_agg, string_agg, generate_series).
 */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(
  `
  count sum avg min max bool_and bool_or every bit_and bit_or any_value
  stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp
  regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
  mode percentile_cont percentile_disc rank dense_rank percent_rank cume_dist
  row_number ntile lag lead first_value last_value nth_value
  abs ceil ceiling floor round trunc sign sqrt cbrt power pow exp ln log log10 mod div gcd lcm width_bucket
  scale min_scale trim_scale degrees radians pi
  date_part extract date_trunc date_bin age justify_days justify_hours justify_interval make_date make_interval
  make_timestamp make_timestamptz to_date to_timestamp to_number to_char timezone isfinite overlaps date
  length char_length character_length octet_length lower upper initcap btrim ltrim rtrim left right substr substring
  split_part strpos position starts_with translate reverse ascii regexp_like regexp_count regexp_substr regexp_instr
  like_escape similar_to_escape string_to_array string_to_table regexp_split_to_table
  cardinality array_length array_position unnest num_nulls num_nonnulls
  json_array_length jsonb_array_length json_typeof jsonb_typeof json_extract_path json_extract_path_text
  jsonb_extract_path jsonb_extract_path_text json_array_elements json_array_elements_text jsonb_array_elements
  jsonb_array_elements_text jsonb_exists jsonb_exists_any jsonb_exists_all
  `
    .trim()
    .split(/\s+/),
);

export const ALLOWED_TYPES: ReadonlySet<string> = new Set(
  `int2 int4 int8 float4 float8 numeric bool text varchar date time timestamp timestamptz interval json jsonb`.split(
    " ",
  ),
);

/** Why a function somebody may well want is not there. */
export const REASONS: ReadonlyMap<string, string> = new Map(
  [
    [
      "now clock_timestamp statement_timestamp transaction_timestamp timeofday",
      "use :end_date instead, or the number changes from one run to the next",
    ],
    [
      "random random_normal gen_random_uuid uuidv4 uuidv7 setseed",
      "the number would change from one run to the next",
    ],
    [
      "repeat lpad rpad replace format concat concat_ws string_agg array_agg json_agg jsonb_agg regexp_replace array_fill",
      "it can fill the memory; translate, split_part and substr are there",
    ],
    ["generate_series", "it can fill the disk; count days by subtracting dates"],
  ].flatMap(([names = "", reason = ""]) => names.split(" ").map((name) => [name, reason] as const)),
);
