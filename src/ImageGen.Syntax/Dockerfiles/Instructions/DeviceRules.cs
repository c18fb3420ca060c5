namespace ImageGen.Dockerfiles;

/// <summary>What a <c>--device</c> must hold: a name, and perhaps <c>required</c>.</summary>
internal static class DeviceRules
{
    public static void Check(PlacedWord flag, ErrorReport errors)
    {
        var start = "--device=".Length;
        if (CsvFields.Read(flag.Text, start) is not { } fields)
        {
            errors.At(flag, start, "--device needs a device's name; double quotes may stand around a whole field only.");
            return;
        }

        var isNamed = false;
        foreach (var field in fields)
        {
            if (Check(field.Text, ref isNamed) is { } error)
            {
                errors.At(flag, field.PlaceOf(0), error);
                return;
            }
        }
    }

    private static string? Check(string field, ref bool isNamed)
    {
        var equals = field.IndexOf('=');
        var key = (equals < 0 ? field : field.Substring(0, equals)).ToLowerInvariant();
        var value = equals < 0 ? null : field.Substring(equals + 1);
        if (key == "required")
        {
            return value is null || MountField.IsTrue(value) || MountField.IsFalse(value) ? null : $"required is 'true' or 'false', not '{value}'.";
        }

        var name = key == "name" && value is not null ? value : field;
        if (isNamed)
        {
            return $"'{field}' does not belong into --device; it takes one name, and 'required'.";
        }

        isNamed = name.Length > 0;
        return null;
    }
}
