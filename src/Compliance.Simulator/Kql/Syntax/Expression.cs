namespace Compliance.Simulator.Kql.Syntax;

/// <summary>A scalar expression as written; names are not resolved yet.</summary>
internal abstract record Expression(int Position);

internal sealed record LiteralExpression(int Position, KqlType Type, object? Value) : Expression(Position);

internal sealed record NameExpression(int Position, string Name) : Expression(Position);

internal sealed record MemberExpression(int Position, Expression Target, string Member) : Expression(Position);

internal sealed record IndexExpression(int Position, Expression Target, Expression Index) : Expression(Position);

internal sealed record CallExpression(int Position, string Function, IReadOnlyList<Expression> Arguments) : Expression(Position);

internal sealed record BinaryExpression(int Position, string Operator, Expression Left, Expression Right) : Expression(Position);

internal sealed record NegateExpression(int Position, Expression Operand) : Expression(Position);

/// <summary><c>in</c>, <c>has_any</c> and <c>between</c>: one operand against several.</summary>
internal sealed record ListExpression(int Position, string Operator, Expression Left, IReadOnlyList<Expression> Items) : Expression(Position);

internal sealed record StarExpression(int Position) : Expression(Position);
