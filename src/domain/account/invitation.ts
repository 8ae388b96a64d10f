/** Days in which an invitation (inbjudan) can be taken up. Source: OWASP ASVS 5.0, 6.4.1. */
export const INVITATION_DAYS = 7
