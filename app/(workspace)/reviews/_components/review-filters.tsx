import Form from "next/form";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import type { ReviewsParams } from "@/lib/reviews/params";
import { REVIEW_STATES, type ReviewState } from "@/lib/reviews/queue";

const WORDS: Record<ReviewState, string> = { all: "All", open: "Not signed", signed: "Signed" };

export const reviewsAddress = ({ period, state, q, page }: ReviewsParams) => ({
  period: period?.toString(),
  state: state === "all" ? undefined : state,
  q: q || undefined,
  page: page === 1 ? undefined : String(page),
});

/** Search and state, all of it in the address. */
export function ReviewFilters({
  params,
  counts,
}: {
  params: ReviewsParams;
  counts: Record<ReviewState, number>;
}) {
  const address = reviewsAddress(params);
  return (
    <div className="filters">
      <Form action="/reviews" scroll={false} role="search">
        {address.period && <input type="hidden" name="period" value={address.period} />}
        {address.state && <input type="hidden" name="state" value={address.state} />}
        <label className="sr" htmlFor="q">
          Find a person
        </label>
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          placeholder="Find a person"
          defaultValue={params.q}
          key={params.q}
        />
      </Form>
      <SegmentLinks
        label="Review"
        items={REVIEW_STATES.map((state) => ({
          label: WORDS[state],
          href: withParams("/reviews", address, { state: state === "all" ? null : state, page: null }),
          count: counts[state],
          current: params.state === state,
        }))}
      />
    </div>
  );
}
