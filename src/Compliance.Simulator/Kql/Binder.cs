using System.Text;
using System.Text.Json;
using Compliance.Simulator.Kql.Functions;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql;

/// <summary>Resolves names and types before a row is read, so that a wrong query fails whatever the data are.</summary>
internal sealed class Binder(IReadOnlyList<Column> columns, DateTimeOffset now)
{
    public Bound Bind(Expression expression) => expression switch
    {
        LiteralExpression literal => new Bound(literal.Type, _ => literal.Value),
        NameExpression name => BindName(name),
        MemberExpression member => BindMember(member),
        IndexExpression index => BindIndex(index),
        NegateExpression negate => BindNegate(negate),
        BinaryExpression binary => new BinaryBinder(this).Bind(binary),
        ListExpression list => new ListBinder(this).Bind(list),
        CallExpression call => BindCall(call),
        _ => throw new KqlException("This expression is not allowed here.", expression.Position),
    };

    public Bound BindCondition(Expression expression)
    {
        var bound = Bind(expression);
        return bound.Type == KqlType.Boolean ? bound : throw new KqlException("The expression must have the type bool.", expression.Position);
    }

    /// <summary>Sort, group and join keys: Kusto refuses dynamic ones.</summary>
    public Bound BindKey(Expression expression)
    {
        var bound = Bind(expression);
        return bound.Type != KqlType.Dynamic ? bound : throw new KqlException("A value of type dynamic is not allowed here; cast it, for example with tostring().", expression.Position);
    }

    private Bound BindName(NameExpression name)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            if (columns[at].Name == name.Name)
            {
                var index = at;
                return new Bound(columns[at].Type, row => row[index]);
            }
        }

        throw new KqlException($"The name '{name.Name}' does not refer to any known column.", name.Position);
    }

    private Bound BindMember(MemberExpression member)
    {
        var target = BindDynamic(member.Target);
        var name = Encoding.UTF8.GetBytes(member.Member);
        return new Bound(KqlType.Dynamic, row => Member(target.Evaluate(row), name));
    }

    private Bound BindIndex(IndexExpression index)
    {
        var target = BindDynamic(index.Target);
        var key = Bind(index.Index);
        return key.Type is KqlType.Text or KqlType.Long
            ? new Bound(KqlType.Dynamic, row => (key.Evaluate(row) is string name ? Member(target.Evaluate(row), Encoding.UTF8.GetBytes(name)) : Item(target.Evaluate(row), key.Evaluate(row))))
            : throw new KqlException("An index is a string or a whole number.", index.Position);
    }

    private Bound BindDynamic(Expression expression)
    {
        var target = Bind(expression);
        return target.Type == KqlType.Dynamic ? target : throw new KqlException("Only a dynamic value has members.", expression.Position);
    }

    private static JsonElement? Member(object? target, ReadOnlySpan<byte> name) =>
        target is JsonElement { ValueKind: JsonValueKind.Object } bag && bag.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static JsonElement? Item(object? target, object? index)
    {
        if (target is not JsonElement { ValueKind: JsonValueKind.Array } array || index is not long at)
        {
            return null;
        }

        var length = array.GetArrayLength();
        var position = at < 0 ? length + at : at;
        return position >= 0 && position < length ? array[(int)position] : null;
    }

    private Bound BindNegate(NegateExpression negate)
    {
        var operand = Bind(negate.Operand);
        return operand.Type switch
        {
            KqlType.Long => new Bound(KqlType.Long, row => operand.Evaluate(row) is long number ? -number : null),
            KqlType.Real => new Bound(KqlType.Real, row => operand.Evaluate(row) is double number ? -number : null),
            KqlType.Timespan => new Bound(KqlType.Timespan, row => operand.Evaluate(row) is TimeSpan span ? -span : null),
            _ => throw new KqlException("Only a number or a timespan can be negated.", negate.Position),
        };
    }

    private Bound BindCall(CallExpression call)
    {
        var function = ScalarFunctions.Find(call.Function)
            ?? throw new KqlException($"The function '{call.Function}' is not supported.", call.Position);
        var arguments = call.Arguments.Select(Bind).ToArray();
        if (arguments.Length < function.Fewest || arguments.Length > function.Most)
        {
            throw new KqlException($"The function '{call.Function}' does not take {arguments.Length} arguments.", call.Position);
        }

        var type = function.ResultType(arguments, call.Position);
        return new Bound(type, row => function.Invoke(Array.ConvertAll(arguments, a => a.Evaluate(row)), now));
    }
}
