import { useQuery } from "@tanstack/solid-query"
import { asking } from "../api.ts"

/** Where somebody is signed in: always as it is now. */
export const useSessions = () => useQuery(() => ({ ...asking("GET /api/v1/account/sessions", {}), staleTime: 0 }))

export const useKeys = () => useQuery(() => ({ ...asking("GET /api/v1/account/keys", {}), staleTime: 0 }))
