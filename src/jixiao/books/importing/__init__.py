"""Lists exported from the budget platform (指标, 支付明细, 项目) into a book: read, held against it, placed."""
