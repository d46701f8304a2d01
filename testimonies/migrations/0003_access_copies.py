from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testimonies", "0002_groups")]

    operations = []
