export const PEOPLE_PER_PAGE = 50;
