package matcher

// hold reserves the places of pairs on hold. A hold is not final: it gives way
// to pins and approvals, to a rule that bars the pair by now, and to a mentor
// who has no place left; then the mentee is matched like anybody else. Points
// and the minimum do not count.
func (r *round) hold(x ids) {
	for _, d := range inOrder(r.programme.Decisions.Holds) {
		i, isMentee := x.mentees[d.Mentee]
		j, isMentor := x.mentors[d.Mentor]
		if !isMentee || !isMentor || r.fixed[i].decision != nil || r.places[j] <= 0 {
			continue
		}
		if _, allowed := r.scorer.Score(i, j); !allowed {
			continue
		}
		r.fixed[i] = fixedPair{j, d, Held}
		r.places[j]--
	}
}
