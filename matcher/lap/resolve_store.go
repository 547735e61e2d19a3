package lap

import "context"

// Store makes dense costs of costs that are computed on demand, for a problem that is asked about
// again and again: [Resolve] and [Residual] read rows many times, and a row
// that is stored is read many times faster than most are computed. Costs from
// other sources are returned as they are. Each row is computed once, on all processors;
// memory is 4 bytes a pair, and a bit where a row has pairs that are not allowed.
func Store(ctx context.Context, costs Costs, opt Options) (Costs, error) {
	if costs == nil {
		return nil, bad("there are no costs")
	}
	if err := costs.validate(); err != nil {
		return nil, err
	}
	if !isComputed(costs) {
		return costs, nil
	}
	rows, columns := costs.Size()
	cost, forbidden := make([]int32, rows*columns), make([]Mask, rows)
	_, err := eachBlock(ctx, opt.Processors, rows, costs.reader, func(reader reader, from, to int) error {
		for i := from; i < to; i++ {
			x := reader.read(i)
			copy(cost[i*columns:(i+1)*columns], x.narrow)
			if x.forbidden != nil {
				forbidden[i] = append(Mask(nil), x.forbidden...)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return Dense(rows, columns, cost, forbidden), nil
}

// isComputed tells whether costs are computed on demand.
func isComputed(costs Costs) bool {
	switch c := costs.(type) {
	case *rowCosts:
		return true
	case *editedCosts:
		return isComputed(c.inner)
	default:
		return false
	}
}
