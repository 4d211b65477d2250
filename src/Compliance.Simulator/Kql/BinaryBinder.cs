using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql;

internal sealed class BinaryBinder(Binder binder)
{
    public Bound Bind(BinaryExpression binary)
    {
        if (binary.Operator is "and" or "or")
        {
            return BindLogic(binary.Operator == "and", binder.BindCondition(binary.Left), binder.BindCondition(binary.Right));
        }

        var left = binder.Bind(binary.Left);
        var right = binder.Bind(binary.Right);
        return binary.Operator switch
        {
            "==" or "!=" => BindEquality(binary, left, right),
            "<" or ">" or "<=" or ">=" => BindOrder(binary, left, right),
            "+" or "-" or "*" or "/" or "%" => BindArithmetic(binary, left, right),
            _ => BindText(binary, left, right),
        };
    }

    // Three-valued: false and unknown is false, true or unknown is true.
    private static Bound BindLogic(bool and, Bound left, Bound right) => new(KqlType.Boolean, row =>
    {
        var first = left.Evaluate(row) as bool?;
        if (first is not null && first != and)
        {
            return Truth.Of(!and);
        }

        var second = right.Evaluate(row) as bool?;
        return second is not null && second != and ? Truth.Of(!and) : first is null || second is null ? null : Truth.Of(and);
    });

    private static Bound BindEquality(BinaryExpression binary, Bound left, Bound right)
    {
        Comparison.Check(left.Type, right.Type, binary.Operator, binary.Position);
        var asText = left.Type == KqlType.Text || right.Type == KqlType.Text;
        var equal = binary.Operator == "==";
        return new Bound(KqlType.Boolean, row => Comparison.Equal(left.Evaluate(row), right.Evaluate(row), asText) is { } same ? Truth.Of(same == equal) : null);
    }

    private static Bound BindOrder(BinaryExpression binary, Bound left, Bound right)
    {
        Comparison.Check(left.Type, right.Type, binary.Operator, binary.Position);
        if (left.Type == KqlType.Boolean || right.Type == KqlType.Boolean)
        {
            throw new KqlException($"Operator '{binary.Operator}' is not defined for bool.", binary.Position);
        }

        return new Bound(KqlType.Boolean, row => Comparison.Order(left.Evaluate(row), right.Evaluate(row)) is not { } order ? null : Truth.Of(binary.Operator switch
        {
            "<" => order < 0,
            ">" => order > 0,
            "<=" => order <= 0,
            _ => order >= 0,
        }));
    }

    private static Bound BindArithmetic(BinaryExpression binary, Bound left, Bound right)
    {
        var type = Arithmetic.ResultType(binary.Operator, left.Type, right.Type, binary.Position);
        return new Bound(type, row => Arithmetic.Compute(binary.Operator, left.Evaluate(row), right.Evaluate(row)));
    }

    private static Bound BindText(BinaryExpression binary, Bound left, Bound right)
    {
        var negated = binary.Operator.StartsWith('!');
        var name = binary.Operator == "!~" ? "=~" : binary.Operator.TrimStart('!');
        var match = TextMatch.Find(name) ?? throw new KqlException($"The operator '{binary.Operator}' is not supported.", binary.Position);
        if (left.Type is not (KqlType.Text or KqlType.Dynamic) || right.Type is not (KqlType.Text or KqlType.Dynamic))
        {
            throw new KqlException($"Operator '{binary.Operator}' takes text.", binary.Position);
        }

        if (binary.Right is LiteralExpression { Value: string constant })
        {
            var matches = name == Pattern.Operator ? Pattern.Of(constant) : text => match(text, constant);
            return new Bound(KqlType.Boolean, row => Truth.Of(matches(Values.Text(left.Evaluate(row))) != negated));
        }

        return new Bound(KqlType.Boolean, row => Truth.Of(match(Values.Text(left.Evaluate(row)), Values.Text(right.Evaluate(row))) != negated));
    }
}
