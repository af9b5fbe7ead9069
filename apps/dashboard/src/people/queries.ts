import { useQuery } from "@tanstack/solid-query"
import { asking } from "../api.ts"

/** Who works here: always as it is now. */
export const usePeople = () => useQuery(() => ({ ...asking("GET /api/v1/people", {}), staleTime: 0 }))

export const useInvitations = () => useQuery(() => ({ ...asking("GET /api/v1/invitations", {}), staleTime: 0 }))
